# Sourced by the scripts: finds a JDK 25 or newer and exports JAVA_HOME, reading each JDK's release file rather than
# starting it.

jdk_is_new_enough() {
  local release="$1/release" version
  [ -x "$1/bin/javac" ] && [ -r "$release" ] || return 1
  version="$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release")"
  [ -n "$version" ] && [ "$version" -ge 25 ]
}

find_jdk() {
  local candidate javac
  if [ -n "${JAVA_HOME:-}" ] && jdk_is_new_enough "$JAVA_HOME"; then
    export JAVA_HOME
    return 0
  fi
  javac="$(command -v javac || true)"
  if [ -n "$javac" ]; then
    candidate="$(dirname "$(dirname "$(readlink -f "$javac")")")"
    if jdk_is_new_enough "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  fi
  local folder="${DRUMLIN_JVM_FOLDER:-/usr/lib/jvm}"
  for candidate in "$folder"/*25* "$folder"/*2[6-9]* "$HOME"/.sdkman/candidates/java/2[5-9]* \
    /Library/Java/JavaVirtualMachines/*2[5-9]*/Contents/Home; do
    if jdk_is_new_enough "$candidate"; then
      export JAVA_HOME="$candidate"
      return 0
    fi
  done
  cat >&2 <<'MESSAGE'
drumlin: no JDK 25 found. Install one (Temurin: https://adoptium.net, on Debian temurin-25-jdk or openjdk-25-jdk)
and set JAVA_HOME to it. Looked at: JAVA_HOME, javac on the PATH, /usr/lib/jvm, sdkman.
MESSAGE
  return 1
}
