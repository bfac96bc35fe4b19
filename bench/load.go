package main

import (
	"bufio"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"
)

// A target is a server to send submissions to.
type target struct {
	name    string
	address string // host:port
	roots   *x509.CertPool
	token   string
	process int // 0 where it is none of our own
}

// A rate is how fast a server took submissions.
type rate struct {
	perSecond float64
	// work is the processor time that went into one: the server's, the database's and the sender's.
	work time.Duration
}

// load sends submissions over so many connections for as long as it is told.
func load(ctx context.Context, server target, rows, connections int, length time.Duration) (rate, error) {
	tills := make([]*till, connections)
	defer func() {
		for _, t := range tills {
			t.close()
		}
	}()
	for i := range tills {
		var err error
		if tills[i], err = connect(ctx, server, i+1, newBody(rows)); err != nil {
			return rate{}, err
		}
	}
	before, err := spent()
	if err != nil {
		return rate{}, err
	}
	begun := time.Now()
	sent, err := sendAll(tills, begun.Add(length))
	took := time.Since(begun)
	after, failed := spent()
	return rate{float64(sent) / took.Seconds(), (after - before) / time.Duration(max(sent, 1))}, errors.Join(err, failed)
}

// sendAll lets all tills send until the end, and returns how many submissions were taken.
func sendAll(tills []*till, end time.Time) (sent int, err error) {
	var group sync.WaitGroup
	counts, faults := make([]int, len(tills)), make([]error, len(tills))
	for i, t := range tills {
		group.Go(func() { counts[i], faults[i] = t.sendUntil(end) })
	}
	group.Wait()
	for _, count := range counts {
		sent += count
	}
	return sent, errors.Join(faults...)
}

// till is one connection that sends one submission after the other, for a unit of
// its own. It speaks HTTP by hand: on a machine of few cores, whatever the sender
// saves is left to the servers that are measured.
type till struct {
	conn   *tls.Conn
	reader *bufio.Reader
	body   *body
	head   string
	buffer []byte
}

// connect opens the connection of a unit's till.
func connect(ctx context.Context, server target, unit int, body *body) (*till, error) {
	dialer := tls.Dialer{Config: trust(server.roots)}
	conn, err := dialer.DialContext(ctx, "tcp", server.address)
	if err != nil {
		return nil, err
	}
	head := fmt.Sprintf("POST /sales/api/v1/business-unit/%d/real-time-sales HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"+
		"Content-Type: application/json\r\nContent-Length: ", unit, server.address, server.token)
	return &till{conn: conn.(*tls.Conn), reader: bufio.NewReaderSize(conn, 16<<10), body: body, head: head}, nil
}

func (t *till) close() {
	if t != nil {
		_ = t.conn.Close() // nothing is under way
	}
}

// sendUntil sends until the end and returns how many submissions were taken.
func (t *till) sendUntil(end time.Time) (sent int, err error) {
	for time.Now().Before(end) {
		if err := t.send(); err != nil {
			return sent, err
		}
		sent++
	}
	return sent, nil
}

// send sends the next submission and reads the answer.
func (t *till) send() error { return t.sendText(t.body.next()) }

// sendText sends a submission and reads the answer.
func (t *till) sendText(body []byte) error {
	t.buffer = fmt.Appendf(append(t.buffer[:0], t.head...), "%d\r\n\r\n", len(body))
	if _, err := t.conn.Write(append(t.buffer, body...)); err != nil {
		return err
	}
	response, err := http.ReadResponse(t.reader, nil)
	if err != nil {
		return err
	}
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", response.Status, answer)
	}
	return errors.Join(err, response.Body.Close())
}
