#!/usr/bin/env bash
# Builds and runs the program as deploy/Dockerfile does, without a container engine: alone in a file system that has nothing
# else, as the user 65532, who may write to /data and /tmp.
#
#   make build && sudo deploy/image.sh     # the first for the page
#
# It takes the steps that fill the image from the Dockerfile, so what is missing there is missing here.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo 'this needs root, for chroot: sudo deploy/image.sh' >&2; exit 1; }

root=$(mktemp -d)
log=$(mktemp)
server=
stop() {
	[ -z "$server" ] || { kill "$server" 2>/dev/null || true; wait "$server" || true; }
	rm -rf "$root" "$log"
}
trap stop EXIT
steps=$(sed -n '/^RUN .*\/root-fs/,/[^\\]$/p' deploy/Dockerfile | sed -e 's/^RUN //' -e "s#/root-fs#$root#g")
[ -n "$steps" ] || { echo 'deploy/Dockerfile has no step that fills /root-fs' >&2; exit 1; }
bash -euc "$steps"
chmod 755 "$root"

as=(env -i DAYPART_DATA=/data "$(command -v chroot)" --userspec=65532:65532 --groups=65532 "$root" /bin/daypart)
"${as[@]}" version
"${as[@]}" serve --listen 127.0.0.1:0 2>"$log" &
server=$!
until url=$(sed -n 's/^Daypart is at //p' "$log" | grep .); do
	kill -0 "$server" 2>/dev/null || { cat "$log" >&2; exit 1; }
	sleep 0.2
done
curl --silent --fail --show-error --cacert "$root/data/ca.pem" "$url/readyz" >/dev/null
# Time zones, which the binary brings along: a company in Madrid.
"${as[@]}" tenant apply -f - <docs/company.yaml
kill -TERM "$server"
wait "$server"
server=
echo 'It needs nothing but what the image has.'
