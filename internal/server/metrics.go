package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/daypart/daypart/internal/intake"
	"github.com/daypart/daypart/internal/queue"
)

// metrics are what the server counts, by route and never by tenant: that would grow without bound.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
	streams  prometheus.Gauge
	rows     *prometheus.CounterVec
	reports  prometheus.Counter
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "daypart_http_requests_total", Help: "Requests answered, by route and status.",
		}, []string{"route", "status"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "daypart_http_request_duration_seconds", Help: "How long answers took, by route. Streams are not in it.",
			Buckets: []float64{.0005, .001, .002, .005, .01, .02, .03, .04, .05, .1, .15, .2, .25, .3, .5, 1, 2, 5},
		}, []string{"route"}),
		streams: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "daypart_event_streams", Help: "Event streams open now.",
		}),
		rows: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "daypart_rows_total", Help: "Rows of accepted submissions, by what they did.",
		}, []string{"outcome"}),
		reports: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "daypart_reports_made_total", Help: "Reports made from the store. All other answers of reports are shared.",
		}),
	}
	m.registry.MustRegister(m.requests, m.duration, m.streams, m.rows, m.reports,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	for _, outcome := range outcomes { // at 0: that nothing comes in after a start must be seen, too
		m.rows.WithLabelValues(outcome)
	}
	return m
}

// outcomes are what a row can do.
var outcomes = []string{"created", "updated", "unchanged", "superseded", "rejected"}

// watchBackground shows whether this node does what one node does for all.
func (m *metrics) watchBackground(held func() bool) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "daypart_background_work", Help: "1 on the node that does the background work of all nodes.",
	}, func() float64 {
		if held() {
			return 1
		}
		return 0
	}))
}

// watchDamage shows whether a part of the database could not be read.
func (m *metrics) watchDamage(damaged func() error) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "daypart_database_damaged", Help: "1 once a part of the database file could not be read. Only of the embedded database.",
	}, func() float64 {
		if damaged() != nil {
			return 1
		}
		return 0
	}))
}

// watchQueue shows what runs and waits in a queue.
func (m *metrics) watchQueue(name string, q *queue.Queue) {
	gauge := func(metric, help string, value func() int) {
		m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
			Name: metric, Help: help, ConstLabels: prometheus.Labels{"queue": name},
		}, func() float64 { return float64(value()) }))
	}
	gauge("daypart_queue_running", "Reports, exports and previews of imports under way.", q.Running)
	gauge("daypart_queue_waiting", "Reports, exports and previews of imports that wait.", q.Waiting)
}

// watchBodies shows how much of the bodies of requests is held in memory, or as files.
func (m *metrics) watchBodies(in string, bound *byteBound) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "daypart_body_bytes", Help: "Bytes of the bodies of requests that are held.",
		ConstLabels: prometheus.Labels{"in": in},
	}, func() float64 { return float64(bound.used.Load()) }))
}

// watchLimits counts how often what nodes admit could not be exchanged.
func (m *metrics) watchLimits(failures func() int64) {
	m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{
		Name: "daypart_limit_exchange_failures_total", Help: "Times when limits of rate could not be shared with other nodes, and held for this one alone.",
	}, func() float64 { return float64(failures()) }))
}

// MetricsHandler serves the metrics in the Prometheus format. It belongs on an
// address of its own: it asks nobody who they are.
func (s *Server) MetricsHandler() http.Handler {
	return promhttp.HandlerFor(s.metrics.registry, promhttp.HandlerOpts{})
}

// observe counts one answered request.
func (m *metrics) observe(route string, status int, took time.Duration) {
	if route == "" {
		route = "none"
	}
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	if route != eventsPattern {
		m.duration.WithLabelValues(route).Observe(took.Seconds())
	}
}

// count counts what the rows of an accepted submission did.
func (m *metrics) count(r intake.Receipt) {
	if r.ValidateOnly || r.Replayed {
		return
	}
	for i, n := range []int{r.Counts.Created, r.Counts.Updated, r.Counts.Unchanged, r.Counts.Superseded, r.Counts.Rejected} {
		m.rows.WithLabelValues(outcomes[i]).Add(float64(n))
	}
}
