# A leash: runs a command that ends when the other end of standard input is closed, which the
# system does for a parent however it ends. Usage: sh -c LEASH leash TENTHS_OF_GRACE COMMAND [WORD]...
# Prints two lines on standard output, in either order: the command's process id, and an empty one
# when the command can be asked to end. Exits with the command's exit code; what the command writes
# goes to standard error.

tenths=$1
shift
child= asked=

# A key pressed in a terminal is the parent's business: it decides what ends, and when.
trap '' INT HUP QUIT
trap 'asked=1' TERM
exec 3<&0 </dev/null
# Until its traps are its own, the new process would take a TERM for this shell's and lose it.
(
  trap - TERM
  echo
  exec "$@" >&2 3<&-
) </dev/null &
child=$!
trap 'asked=1; kill -TERM "$child" 2>/dev/null' TERM
[ -z "$asked" ] || kill -TERM "$child" 2>/dev/null

# The watcher outlives this shell, should someone kill it alone.
(
  trap '' TERM
  while read -r ignored <&3; do :; done
  kill -TERM "$child" || exit 0
  while [ "$tenths" -gt 0 ] && kill -0 "$child"; do
    sleep 0.1 || sleep 1
    tenths=$((tenths - 1))
  done
  kill -KILL "$child"
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
echo "$child"
exec >/dev/null

# A signal ends wait early; 127 is its answer for a child whose end it has already told.
code=127
while :; do
  asked=
  wait "$child"
  status=$?
  [ "$status" -eq 127 ] || code=$status
  [ -n "$asked" ] || break
done
kill -KILL "$watcher" 2>/dev/null
exit "$code"
