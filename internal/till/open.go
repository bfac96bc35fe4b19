package till

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
)

// OpenRecording reads a recording from a file, compressed with gzip or not.
func OpenRecording(path string) (Recording, error) {
	file, err := os.Open(path)
	if err != nil {
		return Recording{}, err
	}
	defer file.Close()
	text, err := plain(bufio.NewReader(file))
	if err != nil {
		return Recording{}, fmt.Errorf("%s: %w", path, err)
	}
	recording, err := ReadRecording(text)
	if err != nil {
		return Recording{}, fmt.Errorf("%s: %w", path, err)
	}
	return recording, nil
}

// plain returns what r holds, unpacked where it begins as gzip does.
func plain(r *bufio.Reader) (io.Reader, error) {
	if start, _ := r.Peek(2); string(start) == "\x1f\x8b" {
		return gzip.NewReader(r)
	}
	return r, nil
}
