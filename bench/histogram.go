package main

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// histogram counts answers by how long they took, as the server did.
type histogram struct {
	bounds []float64 // seconds, the upper end of each bucket
	counts []uint64  // up to each bound
	total  uint64
}

// scrape reads the server's own histogram of a route from its metrics.
func scrape(ctx context.Context, address, route string) (histogram, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+"/metrics", nil)
	if err != nil {
		return histogram{}, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return histogram{}, err
	}
	defer response.Body.Close()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	families, err := parser.TextToMetricFamilies(response.Body)
	if err != nil {
		return histogram{}, err
	}
	for _, metric := range families["daypart_http_request_duration_seconds"].GetMetric() {
		if slices.ContainsFunc(metric.GetLabel(), func(l *dto.LabelPair) bool { return l.GetValue() == route }) {
			return read(metric.GetHistogram()), nil
		}
	}
	return histogram{}, fmt.Errorf("the metrics know no route %q", route)
}

func read(h *dto.Histogram) histogram {
	out := histogram{total: h.GetSampleCount()}
	for _, b := range h.GetBucket() {
		out.bounds, out.counts = append(out.bounds, b.GetUpperBound()), append(out.counts, b.GetCumulativeCount())
	}
	return out
}

// since returns what was counted after an earlier reading.
func (h histogram) since(earlier histogram) histogram {
	out := histogram{bounds: h.bounds, counts: slices.Clone(h.counts), total: h.total - earlier.total}
	for i := range earlier.counts {
		out.counts[i] -= earlier.counts[i]
	}
	return out
}

// quantile returns below which time a share of the answers lies, evenly spread over its bucket as histogram_quantile
// of Prometheus has it. At a bound it is exact, and every limit is a bound.
func (h histogram) quantile(share float64) time.Duration {
	rank := share * float64(h.total)
	below, start := 0.0, 0.0
	for i, count := range h.counts {
		if float64(count) >= rank {
			part := (rank - below) / (float64(count) - below)
			return time.Duration((start + part*(h.bounds[i]-start)) * float64(time.Second))
		}
		below, start = float64(count), h.bounds[i]
	}
	return time.Duration(start * float64(time.Second)) // and more: beyond the last bound nothing is known
}
