#!/usr/bin/env bash
# Starts three nodes, a PostgreSQL and a Caddy on this machine, without containers, and stops them all when it is ended.
#
#   make build && deploy/nodes.sh          # https://localhost:8443
#
# It needs bin/daypart, PostgreSQL's programs and caddy (apt-get install postgresql caddy). Everything is kept in the
# directory named by the first argument, data/nodes if there is none. Caddy listens on DAYPART_PORT, 8443 if not given, and
# the nodes on ports that are free, which their logs name. With a command behind it, as in
# deploy/nodes.sh data/nodes curl …, it runs that once the nodes are ready, and stops with its exit code.
set -euo pipefail
cd "$(dirname "$0")/.."

data=$(realpath -m "${1:-data/nodes}")
shift || true
port=${DAYPART_PORT:-8443}
daypart=$(realpath "${DAYPART_BINARY:-bin/daypart}")
caddy=$(command -v "${CADDY:-caddy}") || { echo 'caddy is not here: apt-get install caddy' >&2; exit 1; }
postgres=$(command -v initdb >/dev/null && dirname "$(realpath "$(command -v initdb)")" || ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$postgres/initdb" ] || { echo 'PostgreSQL is not here: apt-get install postgresql' >&2; exit 1; }

# PostgreSQL refuses to run as root.
as=()
[ "$(id -u)" != 0 ] || as=(setpriv --reuid postgres --regid postgres --clear-groups)

started=()
stop() {
	trap - EXIT INT TERM
	for ((i = ${#started[@]} - 1; i >= 0; i--)); do
		kill -INT "${started[i]}" 2>/dev/null || true
		wait "${started[i]}" 2>/dev/null || true
	done
}
trap stop EXIT
trap 'exit 130' INT TERM

run() { # name command…: runs it behind us, what it says goes to a file
	local name=$1
	shift
	"$@" >>"$data/$name.log" 2>&1 &
	started+=($!)
}

await() { # what command…: returns once the command does
	local what=$1
	shift
	for _ in $(seq 600); do
		! "$@" >/dev/null 2>&1 || return 0
		sleep 0.1
	done
	echo "$what did not start; see $data/*.log" >&2
	return 1
}

mkdir -p "$data"
sockets=$(mktemp -d /tmp/daypart-nodes-XXXXXX)
if [ ! -d "$data/postgres" ]; then
	mkdir "$data/postgres"
	[ ${#as[@]} = 0 ] || chown postgres "$data/postgres"
	(cd / && "${as[@]}" "$postgres/initdb" -D "$data/postgres" --username daypart --auth trust --encoding UTF8 --no-locale >"$data/initdb.log")
fi
[ ${#as[@]} = 0 ] || chown postgres "$sockets"
cd / # which postgres may enter
run postgres "${as[@]}" "$postgres/postgres" -D "$data/postgres" -k "$sockets" -c listen_addresses=
await PostgreSQL "$postgres/pg_isready" --host "$sockets" --username daypart

[ -f "$data/key" ] || (umask 077 && head -c 32 /dev/urandom | base64 >"$data/key")
export DAYPART_DATABASE="postgres://daypart@/postgres?host=$sockets"
address() { # number: prints where a node listens, once its log says so
	sed -n 's,^Plain HTTP for a proxy is at http://,,p' "$data/node-$1.log" | grep .
}

nodes=
for n in 1 2 3; do
	rm -f "$data/node-$n.log"
	run "node-$n" "$daypart" serve --data "$data/node-$n" --key-file "$data/key" --public-url "https://localhost:$port" \
		--listen= --plain-listen 127.0.0.1:0 --metrics-listen 127.0.0.1:0 --trusted-proxies 127.0.0.1/32 --proxy-header X-Forwarded-For
	await "node $n" address "$n"
	await "node $n" curl --silent --fail "http://$(address "$n")/readyz"
	nodes+="$(address "$n") "
done

export DAYPART_HOST="https://localhost:$port" DAYPART_NODES="$nodes" XDG_DATA_HOME="$data/caddy" XDG_CONFIG_HOME="$data/caddy"
sed 's/^\tadmin off$/&\n\tauto_https disable_redirects\n\tskip_install_trust/' "$OLDPWD/deploy/Caddyfile" >"$data/Caddyfile"
run caddy "$caddy" run --config "$data/Caddyfile" --adapter caddyfile
ca=$data/caddy/caddy/pki/authorities/local/root.crt
await Caddy curl --silent --fail --cacert "$ca" "https://localhost:$port/readyz"

echo "Three nodes are at https://localhost:$port; trust $ca. Verbs work with DAYPART_DATABASE='$DAYPART_DATABASE'." >&2
export DAYPART_URL="https://localhost:$port" DAYPART_CA_FILE="$ca"
cd "$OLDPWD"
if [ $# -gt 0 ]; then
	"$@"
else
	wait "${started[-1]}"
fi
