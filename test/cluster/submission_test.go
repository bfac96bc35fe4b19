package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/daypart/daypart/api"
)

// A tag names a submission, in each of its rows: the guests are who sent it, the checks its number.
type tag struct{ sender, number int32 }

// A submission is what one sender wants stored, and what it was told of it.
type submission struct {
	tag
	unit  int64
	key   string // its Idempotency-Key, empty for none
	sales api.SalesSubmission

	cuts int              // how many of its calls had no answer
	id   api.SubmissionID // once acknowledged
	rows api.RowCounts    // once acknowledged
}

// slotStart returns when a slot of a business day starts. All units are in UTC.
func slotStart(day time.Time, slot int) time.Time {
	return day.Add(time.Duration(slot) * 15 * time.Minute)
}

// lastDay is the newest business day that is written to: all of it is over, and stays so at midnight.
var lastDay = time.Now().UTC().Truncate(24*time.Hour).AddDate(0, 0, -1)

// add adds a row for a figure.
func (s *submission) add(slot time.Time, salesType string) {
	net := api.Decimal(strconv.Itoa(int(s.number)))
	s.sales.RealTimeSales = append(s.sales.RealTimeSales, api.SalesRow{
		TimeSlotStart: slot.Format(time.RFC3339), SalesTypeID: salesType, CurrencyID: "EUR",
		NetSales: net, GrossSales: net, NumChecks: s.number, NumGuests: s.sender,
	})
}

// send sends the submission once. What was acknowledged before must be answered the same again.
func (s *submission) send(ctx context.Context, c *caller) error {
	body, err := json.Marshal(s.sales)
	if err != nil {
		return err
	}
	header := http.Header{"Content-Type": {"application/json"}}
	if s.key != "" {
		header.Set("Idempotency-Key", strconv.Quote(s.key))
	}
	a, err := c.call(ctx, http.MethodPost, fmt.Sprintf("/sales/api/v1/business-unit/%d/real-time-sales", s.unit), header, body)
	switch {
	case errors.Is(err, errCut):
		s.cuts++
	case errors.Is(err, errRunning) && s.cuts == 0:
		return fmt.Errorf("%q is said to be running, and every call with it was answered", s.key)
	}
	if err != nil {
		return err
	}
	return s.acknowledge(a)
}

func (s *submission) acknowledge(a answer) error {
	var receipt api.Receipt
	if err := json.Unmarshal(a.body, &receipt); err != nil {
		return fmt.Errorf("%w in the receipt %s", err, a.body)
	}
	replayed := a.header.Get("Idempotency-Replayed") == "true"
	if s.id != "" && (!replayed || s.id != receipt.SubmissionID || s.rows != receipt.Rows) {
		return fmt.Errorf("%s was acknowledged as %s with %+v, and again as %s with %+v", s.key, s.id, s.rows, receipt.SubmissionID, receipt.Rows)
	}
	s.id, s.rows = receipt.SubmissionID, receipt.Rows
	return nil
}

// deliver sends the submission until it is acknowledged.
func (s *submission) deliver(ctx context.Context, c *caller) error {
	for deadline := time.Now().Add(patience); ; pause() {
		err := s.send(ctx, c)
		if err == nil || !passing(err) || time.Now().After(deadline) {
			return err
		}
	}
}

// A journal holds all that was sent, and how far each sender got.
type journal struct {
	mu           sync.Mutex
	sent         map[tag]*submission
	acknowledged map[int32]int // by sender
}

func newJournal() *journal {
	return &journal{sent: map[tag]*submission{}, acknowledged: map[int32]int{}}
}

// join makes a sender known.
func (j *journal) join(sender int32) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.acknowledged[sender] = 0
}

// note takes in a submission that its sender is done with.
func (j *journal) note(s *submission) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.sent[s.tag] = s
	if s.id != "" {
		j.acknowledged[s.sender]++
	}
}

// moving returns what reports whether each sender has had so many more acknowledged than now.
func (j *journal) moving(by int) func() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	before := maps.Clone(j.acknowledged)
	return func() bool {
		j.mu.Lock()
		defer j.mu.Unlock()
		for sender, n := range before {
			if j.acknowledged[sender] < n+by {
				return false
			}
		}
		return true
	}
}

// total returns how many submissions were acknowledged.
func (j *journal) total() (n int) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, of := range j.acknowledged {
		n += of
	}
	return n
}
