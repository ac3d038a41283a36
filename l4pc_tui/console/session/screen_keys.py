"""The keys that bring another screen: register, follow-up, Close; and whose session this is."""

from __future__ import annotations

from l4pc_tui.console.session.note_keys import NoteKeys


class ScreenKeys(NoteKeys):
    """Coming back from one of them, the session is drawn as it stands then."""

    def action_register(self) -> None:
        from l4pc_tui.console.record.register import RegisterScreen

        self.app.push_screen(RegisterScreen(self.conductor), lambda _: self.draw_all())

    def action_groups(self) -> None:
        from l4pc_tui.console.groups.groups import GroupsScreen

        self.app.push_screen(GroupsScreen(self.conductor), lambda _: self.draw_all())

    def action_show_groups(self) -> None:
        """The room sees its groups, or what it saw before."""
        groups = self.conductor.groups
        self.wish(self.conductor.show_groups(on=not groups.on_the_screen))

    def action_follow(self) -> None:
        """What became of earlier commitments."""
        from l4pc_tui.console.record.follow import FollowScreen

        self.app.push_screen(FollowScreen(self.conductor), lambda _: self.draw_all())

    def action_close(self) -> None:
        from l4pc_tui.console.record.close import CloseScreen

        self.app.push_screen(CloseScreen(self.conductor), lambda _: self.draw_all())

    action_record = action_close

    def action_versions(self) -> None:
        """What two laptops recorded, and which of it counts."""
        from l4pc_tui.console.session.versions import Versions

        found = self.conductor.versions.all()
        if not found:
            self.tell("Everything here is one version.")
            return

        def chosen(event: str | None) -> None:
            if event:
                self.wish(self.conductor.versions.choose(event))

        self.app.push_screen(Versions(found), chosen)

    def action_take_over(self) -> None:
        """Ask, then run the session from here."""
        from l4pc_tui.console.questions.choose import Choice, Choose

        if not self.conductor.can_take_over:
            self.wish(self.conductor.take_over())
            return

        def chosen(answer: str | None) -> None:
            if answer == "take":
                line = self.conductor.draft()
                self.wish(self.conductor.take_over())
                self.line_follows(line)
                self.refresh_bindings()

        choices = (Choice("T", "take", "take over"), Choice("escape", "", "read on"))
        self.app.push_screen(
            Choose(f"Take over from {self.conductor.holder}? It will read on.", choices), chosen
        )
