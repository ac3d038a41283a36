@echo off
setlocal DisableDelayedExpansion
rem Installs l4pc from this folder, without a network and without administrator rights.
set "L4PC_PY="
for %%V in (3.14 3.13 3.12 3.11) do call :look py -%%V
call :look python
if defined L4PC_PY goto found
echo Python 3.11, 3.12, 3.13 or 3.14 was not found on this machine; an older one does not do.
echo Nothing was changed. Use the kit that brings its own Python (windows-stick), or get Python
echo from python.org ("Install for me only" needs no administrator), and start this again.
set "L4PC_CODE=2"
goto stay
:look
if defined L4PC_PY exit /b
%* -I -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))" >nul 2>nul
if not errorlevel 1 set "L4PC_PY=%*"
exit /b
:found
%L4PC_PY% -I "%~dp0parts\install.py" %*
set "L4PC_CODE=%ERRORLEVEL%"
:stay
if not "%~1"=="" exit /b %L4PC_CODE%
setlocal EnableDelayedExpansion
set "L4PC_LINE=!CMDCMDLINE!"
if not "!L4PC_LINE:%~nx0=!"=="!L4PC_LINE!" pause
exit /b %L4PC_CODE%
