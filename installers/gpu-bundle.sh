#!/bin/bash
# Packs what a GPU host without Java needs into one archive: a trimmed Java runtime, the simulator and the learner with their
# CUDA bindings and the command line; no PyTorch, no window. Started by './sinew bundle'.
set -eu

fail() { echo "gpu-bundle: $*" >&2; exit 1; }

home=$(cd "$(dirname "$0")/.." && pwd -P)
java_home=${JAVA_HOME:?"JAVA_HOME must name a JDK 25 or newer; ./sinew bundle finds one"}
class_path=$home/app/target/sinew.classpath
archive=${1:-$home/installers/target/sinew-gpu-linux-x86_64.tar.xz}
modules=java.base,java.logging,java.management,java.naming,java.xml,jdk.unsupported,jdk.incubator.vector
largest_megabytes=60

[ -x "$java_home/bin/jlink" ] || fail "$java_home has no jlink; it must be a whole JDK."
[ -s "$class_path" ] || fail "$class_path is missing; run ./sinew build first."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bundle=$work/sinew
mkdir -p "$bundle/lib" "$(dirname "$archive")"

"$java_home/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-man-pages --no-header-files \
    --compress zip-0 --output "$bundle/runtime"
# debug symbols of the virtual machine
if command -v strip >/dev/null; then
    find "$bundle/runtime/lib" -name '*.so' -exec strip --strip-unneeded {} +
fi

cp "$home/app/target/sinew-app.jar" "$bundle/lib/"
tr ':' '\n' <"$class_path" | while read -r jar; do
    case "$(basename "$jar")" in
        assets-* | sim-* | learning-* | jcuda-* | picocli-* | snakeyaml-engine-* | slf4j-api-* | logback-* | gson-*)
            cp "$jar" "$bundle/lib/" ;;
    esac
done

cat >"$bundle/sinew" <<'LAUNCHER'
#!/bin/sh
# Starts Sinew without a window on the runtime beside it.
here=$(cd "$(dirname "$(readlink -f "$0")")" && pwd -P)
case " $* " in
    *" --draw "*)
        echo "sinew: this bundle cannot draw; leave --draw out." >&2
        exit 2
        ;;
esac
case "${1:-gui}" in
    gui)
        echo "sinew: this bundle has no window; it can train, play, bench, simulate and list tasks and models." >&2
        exit 2
        ;;
    train)
        case " $* " in
            *" --device cuda"* | *" --device=cuda"* | *" --help "* | *" -h "*) ;;
            *)
                echo "sinew: this bundle learns on NVIDIA GPUs only: add --device cuda. (The learner on the CPU needs the whole program.)" >&2
                exit 2
                ;;
        esac
        ;;
esac
exec "$here/runtime/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$here/lib/*" sinew.app.command.Main "$@"
LAUNCHER
chmod +x "$bundle/sinew"
cp "$home/LICENSE" "$bundle/"

case "$archive" in
    *.tar.xz) tar -C "$work" -c sinew | xz -T 2 -6 >"$archive" ;;
    *.tar.gz) tar -C "$work" -czf "$archive" sinew ;;
    *) fail "the archive must end in .tar.xz or .tar.gz; it is $archive." ;;
esac

megabytes=$((($(stat -c %s "$archive") + 999999) / 1000000))
echo "$archive: $megabytes MB. On the GPU host: tar xf ${archive##*/} && sinew/sinew bench --device cuda"
[ "$megabytes" -lt "$largest_megabytes" ] || fail "the archive is larger than $largest_megabytes MB."
