#!/bin/sh
# provision.sh NAME...: makes a Debian 12 what it is named: load-balancer, application, database or
# name-server, and container or machine. The images and machines of one's own are made by it, so
# that each type of server is described once. Runs as root; what was done is done again only where
# its description has changed.
set -eu
lib=/usr/local/lib/cutover
stamps=/var/lib/cutover/provisioned

parts() {
  case $1 in
    host | container | machine) echo "$1" ;;
    java) echo host java ;;
    load-balancer | name-server) echo host "$1" ;;
    application | database) echo host java "$1" ;;
    *)
      echo "provision.sh: '$1' is no type of server: load-balancer, application, database," \
        "name-server, container or machine" >&2
      return 2
      ;;
  esac
}

description() {
  cat "$lib/provision/packages" "$lib/provision/service" "$lib/provision/$1"
  find "$lib/files" -type f | LC_ALL=C sort | while IFS= read -r file; do cat "$file"; done
}

if [ $# -eq 0 ]; then
  parts ''
fi
for name; do
  parts "$name" >/dev/null
done
mkdir -p $stamps
for name; do
  for part in $(parts "$name"); do
    sum=$(description "$part" | cksum)
    # A machine's part puts keys and services in place, which may be others than before.
    if [ "$part" = machine ] || [ "$(cat "$stamps/$part" 2>/dev/null)" != "$sum" ]; then
      "$lib/provision/$part"
      echo "$sum" > "$stamps/$part"
    fi
  done
done
