# Every command of the project. `make` alone lists them.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules

tool := go tool -modfile=tools/go.mod

# The commit goes into the binary where git can name it.
vcs := $(shell git rev-parse HEAD >/dev/null 2>&1 && echo auto || echo false)

# What `npm ci` leaves behind when it is done.
installed := node_modules/.package-lock.json

page := web/dist/index.html
page_sources := $(shell find web/src web/public web/index.html web/vite.config.ts web/tsconfig.json -type f 2>/dev/null)

DATA ?= data

.PHONY: help demo build test test-go test-web test-browser test-clients test-cluster test-crash test-recipes test-dates race lint lint-deploy generate verify bench bench-fairness bench-forecast bench-logins bench-postgres bench-reports eval-forecast vuln chromium toolchains

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## start a sample company with tills that sell now, on https://localhost:8443
	bin/daypart demo --ready-file data/demo/ready.json

build: $(page) ## build bin/daypart with the page in it
	go build -tags ui -trimpath -buildvcs=$(vcs) -o bin/daypart ./cmd/daypart

test: test-web test-browser test-go ## run every test

# DATES=-run=leap runs only the moments whose name matches, DATES=-browser=false only the Go tests.
DATES ?=

test-dates: build bin/daypart-testclock test/oauth/$(installed) chromium ## run the tests at other moments and in other time zones (about an hour)
	go run ./test/dates $(DATES)

# For tests alone: its time can be set.
bin/daypart-testclock: build
	go build -tags ui,testclock -trimpath -buildvcs=false -o $@ ./cmd/daypart

# With -trimpath, as the binary is built: so what was compiled for that is not compiled again. The longest begin first.
test-go: $(page) test/oauth/$(installed) test/clients/$(installed) ## test the Go packages
	go test -tags ui -trimpath ./internal/store/sqlstore ./test/e2e ./...

test-web: web/$(installed) ## test the parts of the page
	cd web && npm test

# A browser leaves a processor idle, on which the tests of the Go packages are compiled meanwhile: they say themselves if they cannot be.
# What goes by the date is tested once more as at the end of a year.
test-browser: build bin/daypart-testclock chromium ## test the page in a real browser, against bin/daypart demo
	(nice -n 19 go test -tags ui -trimpath -run '^$$' ./... >/dev/null 2>&1 &) ; web/test/browser/run
	web/test/browser/run --at 2026-12-31T23:50:00+01:00 test/browser/forecast.test.mjs test/browser/units.test.mjs

# How long faults come.
CLUSTER_FOR ?= 75s

test-cluster: ## run three nodes on PostgreSQL through faults for 75 s, or CLUSTER_FOR=10m (make test has a round of it)
	go test -c -o bin/cluster.test ./test/cluster
	cd test/cluster && ../../bin/cluster.test -for $(CLUSTER_FOR) -promise 1s

# How often the server is killed.
KILLS ?= 100

test-crash: $(page) ## kill the server 100 times, or KILLS=20, while tills, files and import sessions send (make test has four)
	go test -tags ui -trimpath -count=1 -timeout 1h -v -run TestKilledServer ./test/e2e -kills $(KILLS) -promise 5s

test-recipes: $(page) toolchains ## compile and run the recipes in every language (make test runs JavaScript)
	go test -tags ui -trimpath -run TestRecipes ./test/guides -recipes till.mjs,till.php,Till.java,Till.cs

test-clients: $(page) test/clients/$(installed) test/clients/more/$(installed) ## let clients of every generator sell (make test has two of them)
	go test -tags ui -trimpath -count=1 ./test/clients -all

race: $(page) test/oauth/$(installed) test/clients/$(installed) ## test the Go packages under the race detector (needs a C compiler)
	go test -tags ui -race ./...

lint: $(page) ## check formatting, vet, and lint Go and the page
	test -z "$$(gofmt -l $$(git ls-files '*.go') | tee /dev/stderr)"
	go vet -tags ui ./...
	go vet -tags ui,testclock ./cmd/daypart
	$(tool) golangci-lint run
	cd web && npm run lint

helm := go run helm.sh/helm/v3/cmd/helm@v3.18.6
chart := deploy/helm/daypart
render := $(helm) template daypart $(chart) --kube-version 1.33
manifests := go -C tools/manifests run .

lint-deploy: build ## check deploy/ with the programs it is for, and run the image and the nodes (root; promtool, systemd, caddy, PostgreSQL)
	promtool check rules deploy/prometheus/alerts.yaml
	promtool test rules deploy/prometheus/alerts_test.yaml
	cd deploy/prometheus && promtool check config prometheus.yaml
	systemd-analyze security --offline=true --threshold=20 deploy/systemd/daypart.service >/dev/null
	systemd-analyze security --offline=true --threshold=20 deploy/systemd/daypart-verify.service >/dev/null
	DAYPART_HOST=localhost DAYPART_NODES='node-1:8080 node-2:8080' caddy validate --config deploy/Caddyfile --adapter caddyfile
	go run github.com/compose-spec/compose-go/v2/cmd@v2.6.0 -no-interpolation deploy/compose.yaml >/dev/null
	bash -n deploy/nodes.sh
	$(helm) lint --strict $(chart)
	$(render) | $(manifests)
	$(render) --set ingress.enabled=true,ingress.className=nginx,ingress.tlsSecret=tls,autoscaling.enabled=true,serviceMonitor.enabled=true,settings=null | $(manifests)
	deploy/image.sh
	dir=$$(mktemp -d) && chmod 755 $$dir && unshare --net bash -c 'ip link set lo up && exec deploy/nodes.sh "$$@"' nodes $$dir bash -c 'curl --silent --fail --cacert $$DAYPART_CA_FILE $$DAYPART_URL/livez \
		-H "Forwarded: for=203.0.113.9" -H "X-Forwarded-For: 203.0.113.9" -H "X-Real-IP: 203.0.113.9"' && \
		grep -q path=/livez.*address=127.0.0.1 $$dir/node-*.log && ! grep -r 203.0.113.9 $$dir/*.log

generate: web/$(installed) ## generate the wire types and the published document from api/openapi.yaml
	go generate ./api
	cd web && npm run generate

verify: generate ## fail if anything generated, or go.mod, is stale
	git diff --exit-code -- '*.gen.go' '*.gen.ts' '*.gen.yaml' '*.gen.json'
	go mod tidy -diff
	cd tools && go mod tidy -diff

bench-reports: build ## measure reports over a year of 1,000 units, while submissions come in
	go run ./bench -reports data/bench-reports

bench-fairness: build ## measure submissions of a company while another exports, imports and listens
	go run ./bench -fairness -seconds 30

bench-forecast: ## measure fits and answers of the forecast on the real store
	go run ./bench -forecast

bench-logins: build ## measure right log-ins while 80 connections guess
	go run ./bench -logins

bench-postgres: build ## measure the submit path on PostgreSQL beside plain handlers on the same one
	go run ./bench -postgres

bench: build ## measure the submit path beside a handler that only reads
	go run ./bench

# Where the recorded sales are from: a file that is not named here is forecast without public holidays.
places ?= bakery_edi@GB bakery_fr@FR bakery_kiel@DE-SH bakery_wpg@CA-MB cafe_mtl@CA-QC coffee_nyc@US pizza_us@US
# The best of nineteen other methods on each, chosen afterwards: WAPE at 1 to 7 days.
best ?= bakery_fr=12.7;cafe_in=9.4;coffee_nyc_3=12.4;coffee_nyc_5=13.4;coffee_nyc_8=15.2;pizza_us=14.8;bakery_edi=12.3;bakery_kr=27.8;cafe_mtl=9.3;bakery_wpg=8.5;bakery_kiel=9.6
place = $(patsubst $(1)@%,@%,$(filter $(1)@%,$(places)))
recorded = $(wildcard $(DATA)/*.slots30.csv.gz $(DATA)/*.daily.csv.gz)

eval-forecast: ## measure the forecast on recorded sales: make eval-forecast DATA=folder
	go run ./cmd/daypart forecast backtest --require --best '$(best)' $(foreach file,$(recorded),--from $(file)$(call place,$(firstword $(subst ., ,$(notdir $(file))))))

vuln: ## look for known vulnerabilities (asks vuln.go.dev)
	$(tool) govulncheck -tags ui ./...

chromium:
	@if ! command -v chromium-headless-shell chromium chromium-browser google-chrome >/dev/null; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -q && apt-get install -qy --no-install-recommends chromium-headless-shell || apt-get install -qy --no-install-recommends chromium; \
		else \
			echo 'The browser tests need Chromium: install the package chromium, or run make test-web test-go.' >&2; exit 1; \
		fi; \
	fi

toolchains:
	@if ! { command -v javac && command -v mcs && command -v cert-sync && php -m | grep -x curl; } >/dev/null 2>&1; then \
		if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
			apt-get update -q && apt-get install -qy --no-install-recommends php-cli php-curl default-jdk-headless mono-mcs mono-runtime \
				libmono-system-net-http4.0-cil libmono-system-runtime-serialization4.0-cil ca-certificates-mono; \
		else \
			echo 'The recipes need PHP with curl, a JDK and Mono: install them.' >&2; exit 1; \
		fi; \
	fi

$(page): web/$(installed) $(page_sources)
	cd web && npm run build
	@touch $@

%/$(installed): %/package.json %/package-lock.json
	cd $* && npm ci
	@touch $@
