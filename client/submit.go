package client

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"github.com/daypart/daypart/api"
)

// SubmitOptions change what a submission does. The zero value stores it, or refuses all
// of it if one row is bad.
type SubmitOptions struct {
	// ValidateOnly checks everything and stores nothing.
	ValidateOnly bool
	// OnError says what one bad row does. Empty stands for api.OnErrorReject.
	OnError api.OnError
	// IdempotencyKey names the submission, so that it is stored once however often it is
	// sent. Empty stands for a new UUID. Set it to send again what an earlier run of the
	// program may have sent already.
	IdempotencyKey string
}

// Receipt is the answer to a submission.
type Receipt struct {
	api.Receipt
	// Replayed is set if the server had answered this Idempotency-Key before.
	Replayed bool `json:"-"`
}

// Submit sends the figures of one business day of a unit. When it returns a receipt,
// they are on the server's disk. It is sent again under the same Idempotency-Key while
// the server cannot be reached or asks to wait. The error is a *Problem if the server
// refused the submission; Errors then holds every fault.
func (c *Client) Submit(ctx context.Context, unit int64, s api.SalesSubmission, o SubmitOptions) (Receipt, error) {
	body, err := json.Marshal(s)
	if err != nil {
		return Receipt{}, fmt.Errorf("write the submission: %w", err)
	}
	return c.SubmitJSON(ctx, unit, body, o)
}

// SubmitJSON is Submit for a body that is JSON already. It is sent as it is.
func (c *Client) SubmitJSON(ctx context.Context, unit int64, body []byte, o SubmitOptions) (Receipt, error) {
	a, err := c.do(ctx, o.call(unit, body))
	if err != nil {
		return Receipt{}, err
	}
	receipt, err := decode[api.Receipt](a)
	return Receipt{Receipt: receipt, Replayed: a.header.Get("Idempotency-Replayed") == "true"}, err
}

func (o SubmitOptions) call(unit int64, body []byte) call {
	query := url.Values{}
	if o.ValidateOnly {
		query.Set("validateOnly", "true")
	}
	if o.OnError != "" {
		query.Set("onError", string(o.OnError))
	}
	key := o.IdempotencyKey
	if key == "" {
		key = newKey()
	}
	header := http.Header{"Content-Type": {"application/json"}, "Idempotency-Key": {strconv.Quote(key)}}
	if len(body) >= gzipFrom {
		body = compress(body)
		header.Set("Content-Encoding", "gzip")
	}
	return call{method: http.MethodPost, path: unitPath(unit) + "/real-time-sales", query: query, header: header, body: body}
}

// gzipFrom is the size from which a body is compressed: below it the
// headers weigh as much as what would be saved.
const gzipFrom = 4 << 10

func compress(body []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	// Writing to memory cannot fail.
	_, _ = w.Write(body)
	_ = w.Close()
	return b.Bytes()
}

func unitPath(unit int64) string { return "/business-unit/" + strconv.FormatInt(unit, 10) }
