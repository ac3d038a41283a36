@echo off
setlocal DisableDelayedExpansion
rem Takes the program away; what you wrote stays. One line: the file takes itself away too.
"%~dp0python\python.exe" -I "%~dp0parts\install.py" --remove --to "%~dp0." & exit /b
