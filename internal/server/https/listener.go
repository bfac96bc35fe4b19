package https

import (
	"crypto/tls"
	"net"
	"sync"
	"time"
)

// firstByteWithin is how long a client may take to say anything.
const firstByteWithin = 10 * time.Second

// tlsRecord is the first byte of every TLS connection: a handshake record (RFC 8446 5.1).
const tlsRecord = 0x16

// Listener takes TLS and plain HTTP on one port, so that whoever writes http://
// for https:// gets an answer to learn from. Serve it with http.Server.Serve: the
// requests of plain connections have no Request.TLS.
type Listener struct {
	net.Listener
	config *tls.Config
	ready  chan net.Conn
	failed chan error
	done   chan struct{}

	mu      sync.Mutex
	waiting map[net.Conn]bool // for their first byte; nil once closed
	work    sync.WaitGroup
}

// NewListener takes over inner. It must be closed to end what it started.
func NewListener(inner net.Listener, config *tls.Config) *Listener {
	l := &Listener{
		Listener: inner,
		config:   config,
		ready:    make(chan net.Conn),
		failed:   make(chan error),
		done:     make(chan struct{}),
		waiting:  map[net.Conn]bool{},
	}
	l.work.Go(l.accept)
	return l
}

// Accept returns the next connection that has said its first byte: a *tls.Conn if that begins TLS.
func (l *Listener) Accept() (net.Conn, error) {
	select {
	case conn := <-l.ready:
		return conn, nil
	case err := <-l.failed:
		return nil, err
	case <-l.done:
		return nil, net.ErrClosed
	}
}

// Close ends listening and closes the connections that Accept has not returned.
func (l *Listener) Close() error {
	l.mu.Lock()
	if l.waiting == nil {
		l.mu.Unlock()
		return net.ErrClosed
	}
	for conn := range l.waiting {
		_ = conn.Close() // nothing was said on it
	}
	l.waiting = nil
	close(l.done)
	l.mu.Unlock()
	err := l.Listener.Close()
	l.work.Wait()
	return err
}

// accept hands errors to Accept: http.Server knows which of them pass, and waits.
func (l *Listener) accept() {
	for {
		conn, err := l.Listener.Accept()
		if err == nil {
			l.work.Go(func() { l.sort(conn) })
			continue
		}
		select {
		case l.failed <- err:
		case <-l.done:
			return
		}
	}
}

// sort waits for the first byte in a goroutine of its own: a silent client holds up nobody else.
func (l *Listener) sort(conn net.Conn) {
	if !l.wait(conn) {
		_ = conn.Close()
		return
	}
	first, err := firstByte(conn)
	l.forget(conn)
	if err != nil {
		_ = conn.Close()
		return
	}
	var sorted net.Conn = &begun{Conn: conn, first: first, unread: true}
	if first == tlsRecord {
		sorted = tls.Server(sorted, l.config)
	}
	select {
	case l.ready <- sorted:
	case <-l.done:
		_ = conn.Close()
	}
}

func firstByte(conn net.Conn) (byte, error) {
	var first [1]byte
	if err := conn.SetReadDeadline(time.Now().Add(firstByteWithin)); err != nil {
		return 0, err
	}
	if _, err := conn.Read(first[:]); err != nil {
		return 0, err
	}
	return first[0], conn.SetReadDeadline(time.Time{})
}

// wait reports whether the listener is open still; then Close will close conn.
func (l *Listener) wait(conn net.Conn) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.waiting == nil {
		return false
	}
	l.waiting[conn] = true
	return true
}

func (l *Listener) forget(conn net.Conn) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.waiting, conn)
}

// begun is a connection whose first byte was read.
type begun struct {
	net.Conn
	first  byte
	unread bool
}

func (b *begun) Read(p []byte) (int, error) {
	if !b.unread || len(p) == 0 {
		return b.Conn.Read(p)
	}
	b.unread = false
	p[0] = b.first
	return 1, nil
}
