package https

import (
	"bytes"
	"crypto/x509"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// pairIn writes a self-signed certificate with this name to dir.
func pairIn(t *testing.T, dir, name string) (certFile, keyFile string) {
	t.Helper()
	template := newTemplate(name, time.Now(), leafLife)
	template.DNSNames = []string{"sales.example.com"}
	pair, err := sign(template, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	key, err := x509.MarshalPKCS8PrivateKey(pair.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	if err := writePEM(keyFile, "PRIVATE KEY", key, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writePEM(certFile, "CERTIFICATE", pair.Certificate[0], 0o644); err != nil {
		t.Fatal(err)
	}
	return certFile, keyFile
}

func openFiles(t *testing.T, dir string, log *slog.Logger, c *clock) *Files {
	t.Helper()
	certFile, keyFile := pairIn(t, dir, "first")
	f, err := OpenFiles(certFile, keyFile, log, c.now)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func served(t *testing.T, f *Files) string {
	t.Helper()
	certificate, err := f.Certificate(nil)
	if err != nil {
		t.Fatal(err)
	}
	return certificate.Leaf.Subject.CommonName
}

func TestFilesReload(t *testing.T) {
	c, dir := newClock(time.Now()), t.TempDir()
	f := openFiles(t, dir, quiet, c)
	pairIn(t, dir, "second")
	if got := served(t, f); got != "first" {
		t.Errorf("looked again within a second: %s", got)
	}
	c.advance(lookEvery)
	if got := served(t, f); got != "second" {
		t.Errorf("served %s, want second", got)
	}
}

func TestFilesKeepTheOldCertificate(t *testing.T) {
	breakages := map[string]func(dir string) error{
		"garbage": func(dir string) error { return os.WriteFile(filepath.Join(dir, "cert.pem"), []byte("x"), 0o600) },
		"missing": func(dir string) error { return os.Remove(filepath.Join(dir, "key.pem")) },
	}
	for name, broken := range breakages {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			c, dir := newClock(time.Now()), t.TempDir()
			f := openFiles(t, dir, slog.New(slog.NewTextHandler(&log, nil)), c)
			if err := broken(dir); err != nil {
				t.Fatal(err)
			}
			for range 3 {
				c.advance(lookEvery)
				if got := served(t, f); got != "first" {
					t.Errorf("served %s, want first", got)
				}
			}
			if n := strings.Count(log.String(), "not taken"); n != 1 {
				t.Errorf("logged %d times, want once:\n%s", n, &log)
			}
			pairIn(t, dir, "mended")
			c.advance(lookEvery)
			if got := served(t, f); got != "mended" {
				t.Errorf("served %s, want mended", got)
			}
		})
	}
}

func TestFilesReloadUnderLoad(t *testing.T) {
	c, dir := newClock(time.Now()), t.TempDir()
	f := openFiles(t, dir, quiet, c)
	var clients sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		clients.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				certificate, err := f.Certificate(nil)
				if err != nil || certificate == nil {
					t.Errorf("certificate %v, error %v", certificate, err)
					return
				}
			}
		})
	}
	for range 20 {
		pairIn(t, dir, "next")
		c.advance(lookEvery)
	}
	close(stop)
	clients.Wait()
	c.advance(lookEvery)
	if got := served(t, f); got != "next" {
		t.Errorf("served %s, want next", got)
	}
}

func TestOpenFilesNeedsThem(t *testing.T) {
	if _, err := OpenFiles("/nowhere/cert.pem", "/nowhere/key.pem", quiet, time.Now); err == nil {
		t.Error("opened files that are not there")
	}
}
