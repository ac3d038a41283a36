@echo off
setlocal DisableDelayedExpansion
rem l4pc, from the folder that this file lies in.
if not exist "%~dp0python\python.exe" goto missing
"%~dp0python\python.exe" -I "%~dp0start.py" %*
set "L4PC_CODE=%ERRORLEVEL%"
if "%L4PC_CODE%"=="0" exit /b 0
goto stay
:missing
echo l4pc starts with a Python that does not lie where it should:
echo "%~dp0python\python.exe"
echo README.txt beside this file says what to do. Nothing of yours was touched.
set "L4PC_CODE=2"
:stay
rem Started by a double click, the window would close over what was said.
if not "%~1"=="" exit /b %L4PC_CODE%
setlocal EnableDelayedExpansion
set "L4PC_LINE=!CMDCMDLINE!"
if not "!L4PC_LINE:%~nx0=!"=="!L4PC_LINE!" pause
exit /b %L4PC_CODE%
