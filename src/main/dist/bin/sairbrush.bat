@echo off
rem Starts Sairbrush with a Java 25 or newer: that of JAVA_HOME, that of the PATH, or one in a usual place.
rem SAIRBRUSH_OPTS holds more options for Java, such as -Xmx8g.
setlocal

set "JAVA_EXE="
if defined JAVA_HOME call :consider "%JAVA_HOME%\bin\java.exe"
for %%J in (java.exe) do call :consider "%%~$PATH:J"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Zulu\*") do call :consider "%%~D\bin\java.exe"
if not defined JAVA_EXE (
    echo sairbrush: Java 25 or newer was not found: install it ^(https://adoptium.net^) or set JAVA_HOME to its folder. 1>&2
    exit /b 1
)

set "EDITOR_FLAGS=${editor.flags}"
for %%C in (restore detect labels evaluate bench train models) do if "%~1"=="%%C" set "EDITOR_FLAGS="

"%JAVA_EXE%" ${jvm.flags} %EDITOR_FLAGS% %SAIRBRUSH_OPTS% -cp "%~dp0..\lib\*" ${main.class} %*
exit /b %ERRORLEVEL%

:consider
if defined JAVA_EXE exit /b 0
if not exist "%~1" exit /b 0
for /f "tokens=3" %%V in ('call "%~1" -version 2^>^&1 ^| findstr /i " version "') do (
    for /f "delims=.-+ tokens=1" %%M in ("%%~V") do if %%M GEQ 25 set "JAVA_EXE=%~1"
)
exit /b 0
