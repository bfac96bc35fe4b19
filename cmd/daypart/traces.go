package main

import (
	"cmp"
	"context"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/daypart/daypart/internal/trace"
)

// flushWithin is how long the last traces may take to be sent when a node stops.
const flushWithin = 3 * time.Second

// tracesHelp is for --help. Tracing has no flags: what there is to set is the same for every program that sends traces.
const tracesHelp = `Traces are sent to a collector by OTLP over HTTP where the standard variables of OpenTelemetry ask for it:
  $OTEL_EXPORTER_OTLP_ENDPOINT           the collector, such as http://localhost:4318; without it nothing is traced
  $OTEL_EXPORTER_OTLP_TRACES_ENDPOINT    or the whole address, such as http://localhost:4318/v1/traces
  $OTEL_EXPORTER_OTLP_HEADERS            what the collector asks for, such as authorization=Bearer%20…
  $OTEL_TRACES_SAMPLER, …_ARG            which requests are traced, such as parentbased_traceidratio and 0.05; all if not given
  $OTEL_SERVICE_NAME                     daypart if not given`

// samplers are those that OTEL_TRACES_SAMPLER can name, and whether each takes a share.
var samplers = map[string]bool{
	"always_on": false, "always_off": false, "traceidratio": true,
	"parentbased_always_on": false, "parentbased_always_off": false, "parentbased_traceidratio": true,
}

// tracesEndpoint returns the whole address that traces are to be sent to, empty if they are not asked for. An empty variable is as
// good as none (https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/).
func tracesEndpoint(env func(string) (string, bool), f *faults) string {
	get := func(names ...string) (name, value string) {
		for _, name := range names {
			if value, _ := env(name); value != "" {
				return name, value
			}
		}
		return "", ""
	}
	name, endpoint := get("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
	_, disabled := get("OTEL_SDK_DISABLED")
	exporterName, exporter := get("OTEL_TRACES_EXPORTER")
	if endpoint == "" || strings.EqualFold(disabled, "true") || exporter == "none" {
		return ""
	}
	if u, err := url.Parse(endpoint); err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		f.add(name, "%q must be http:// or https:// and a collector, such as http://localhost:4318", endpoint)
	}
	if exporter != "" && exporter != "otlp" {
		f.add(exporterName, "%q is not spoken: set otlp, or none to send no traces", exporter)
	}
	if name, protocol := get("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL"); protocol != "" && protocol != "http/protobuf" {
		f.add(name, "%q is not spoken: set http/protobuf, and the port of the collector for it, which is 4318 as a rule", protocol)
	}
	_, sampler := get("OTEL_TRACES_SAMPLER")
	_, share := get("OTEL_TRACES_SAMPLER_ARG")
	checkSampler(strings.ToLower(sampler), share, f)
	if name == "OTEL_EXPORTER_OTLP_ENDPOINT" {
		endpoint = strings.TrimSuffix(endpoint, "/") + "/v1/traces"
	}
	return endpoint
}

func checkSampler(sampler, share string, f *faults) {
	takesShare, known := samplers[cmp.Or(sampler, "always_on")]
	if !known {
		names := make([]string, 0, len(samplers))
		for name := range samplers {
			names = append(names, name)
		}
		slices.Sort(names)
		f.add("OTEL_TRACES_SAMPLER", "%q is not known: set one of %s", sampler, strings.Join(names, ", "))
	}
	if ratio, err := strconv.ParseFloat(cmp.Or(share, "1"), 64); takesShare && (err != nil || !(ratio >= 0 && ratio <= 1)) {
		f.add("OTEL_TRACES_SAMPLER_ARG", "%q must be a share of the requests, from 0 to 1, such as 0.05", share)
	}
}

// openTraces is the first thing a node does, and what it ends last: what else it does can be told.
func (n *node) openTraces(ctx context.Context) error {
	if n.config.Traces == "" {
		return nil
	}
	tracer, err := trace.Open(ctx, trace.Options{
		Endpoint: n.config.Traces, Version: thisBuild().Version, Instance: n.id, Log: n.config.Log,
	})
	if err != nil {
		return err
	}
	n.traces = tracer
	n.config.Log = trace.Log(n.config.Log)
	n.stops.add("traces", func(ctx context.Context) error {
		// The requests under way may have used up ctx. They are what is to be sent.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushWithin)
		defer cancel()
		return tracer.Close(ctx)
	})
	return nil
}
