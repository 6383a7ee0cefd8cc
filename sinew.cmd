@echo off
rem Finds Java and Maven, builds what is out of date and starts Sinew. 'sinew --help' lists everything.
setlocal enabledelayedexpansion
set "home=%~dp0"
if "%home:~-1%"=="\" set "home=%home:~0,-1%"
set "arguments=%home%\app\target\sinew.arguments"

if "%~1"=="--help" goto usage
if "%~1"=="-h" goto usage

set "jdk="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%p in ('where javac 2^>nul') do if not defined jdk call :consider "%%~dpp.."
for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do (
    for /d %%d in ("%%~r\*") do if not defined jdk call :consider "%%~d"
)
if not defined jdk (
    echo sinew: needs a JDK 25 or newer. Get one with: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
    exit /b 1
)
set "JAVA_HOME=%jdk%"

if "%~1"=="build" goto build_only
if "%~1"=="test" goto test
call :is_fresh || call :build || exit /b 1
set "OMP_WAIT_POLICY=PASSIVE"
set "OPT_OUT_TRACKING=true"
"%JAVA_HOME%\bin\java" "@%arguments%" sinew.app.command.Main %*
exit /b %errorlevel%

:usage
echo Usage: sinew [COMMAND] [OPTIONS] [KEY=VALUE ...]
echo.
echo   (nothing)   open the workbench: choose a task, press Train, watch it learn
echo   train       train a task            sinew train --task Isaac-Cartpole-v0 --num_envs 64 --headless
echo   play        replay a checkpoint     sinew play --task Isaac-Cartpole-v0 --num_envs 16
echo   tasks       list the tasks and their settings
echo   bench       measure environment steps per second
echo   simulate    step a model and print every number of its physics
echo   models      list the models that come with Sinew, or what a model's file holds
echo   gui         open the workbench
echo   build       build from the sources; the other commands do it by themselves when something changed
echo   test        run all tests; options go to Maven
echo.
echo sinew COMMAND --help tells the options of train, play, tasks, bench, simulate, models and gui.
echo Needs a JDK 25 or newer and Maven 3.8.6 or newer.
exit /b 0

:build_only
call :build
exit /b %errorlevel%

:test
call :find_maven || exit /b 1
pushd "%home%"
for /f "tokens=1,* delims= " %%a in ("%*") do set "further=%%b"
rem no group is left out: the slow tests and those for a GPU run, too
call mvn -ntp --fail-at-end verify -Dsinew.excluded.groups= %further%
set "result=%errorlevel%"
popd
exit /b %result%

rem sets jdk to the folder %1 if it holds a JDK that is new enough
:consider
if not exist "%~1\bin\javac.exe" exit /b 0
for /f "tokens=2 delims==" %%v in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do set "version=%%~v"
for /f "tokens=1 delims=." %%m in ("%version%") do if %%m geq 25 set "jdk=%~f1"
exit /b 0

:find_maven
where mvn >nul 2>nul && exit /b 0
echo sinew: needs Maven 3.8.6 or newer. Get it from https://maven.apache.org/download.cgi and add its bin folder to PATH. 1>&2
exit /b 1

rem succeeds if no source is newer than the build
:is_fresh
if not exist "%arguments%" exit /b 1
powershell -NoProfile -Command "$b=(Get-Item '%arguments%').LastWriteTime; $n=Get-ChildItem -Recurse -File '%home%\assets','%home%\sim','%home%\learning','%home%\renderer','%home%\app','%home%\pom.xml' | Where-Object { $_.FullName -notmatch '\\target\\' -and ($_.FullName -match '\\src\\main\\' -or $_.Name -eq 'pom.xml') -and $_.LastWriteTime -gt $b } | Select-Object -First 1; if ($n) { exit 1 } else { exit 0 }"
exit /b %errorlevel%

:build
call :find_maven || exit /b 1
echo sinew: building (the first time it downloads libraries, a few minutes) ... 1>&2
pushd "%home%"
call mvn -ntp -q -DskipTests -Dspotless.check.skip=true package
set "result=%errorlevel%"
popd
if not "%result%"=="0" (
    echo sinew: the build failed; see Maven's message above. 1>&2
    exit /b 1
)
powershell -NoProfile -Command "$q=[char]34; $c='%home%\app\target\classes;'+(Get-Content -Raw '%home%\app\target\sinew.classpath').Trim(); Set-Content -Encoding Default '%arguments%' ('--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Dai.djl.offline=true', ('-cp '+$q+$c.Replace('\','\\')+$q))"
exit /b 0
