package server

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/daypart/daypart/internal/bounded"
	"github.com/daypart/daypart/internal/imports"
	"github.com/daypart/daypart/internal/server/problem"
)

// receivedFile is a body in a temporary file: it may be far larger than what a request may have of
// memory.
type receivedFile struct {
	*io.SectionReader
	file *os.File
	held held
}

// receiveFile receives a file to import. Together files hold what uploads bounds.
func receiveFile(body io.Reader, uploads *byteBound) (*receivedFile, error) {
	file, err := os.CreateTemp("", "daypart-import-")
	if err != nil {
		return nil, fmt.Errorf("make a file for a body: %w", err)
	}
	_ = os.Remove(file.Name()) // while it is open it has no need of a name, and a crash leaves nothing
	received := &receivedFile{file: file, held: held{bound: uploads}}
	size, err := io.Copy(file, received.held.reader(bounded.NewReader(body, imports.MaxFile)))
	received.SectionReader = io.NewSectionReader(file, 0, size)
	if err != nil {
		received.remove()
	}
	var unwritten *os.PathError
	var refused *problem.Problem
	switch {
	case errors.As(err, &refused):
		return nil, refused
	case errors.Is(err, bounded.ErrTooLong):
		return nil, problem.New(problem.PayloadTooLarge,
			"The file is larger than 64 MiB: compress it with gzip, or send it in parts.")
	case errors.As(err, &unwritten):
		return nil, fmt.Errorf("keep a body: %w", err)
	case err != nil:
		return nil, problem.New(problem.InvalidRequest,
			"The file could not be read: send it again.")
	}
	return received, nil
}

// remove removes the file, by its name where an open one keeps it, as on Windows. One that cannot
// be removed is left to the system, as temporary files are.
func (f *receivedFile) remove() {
	_ = f.file.Close()
	_ = os.Remove(f.file.Name())
	f.held.release()
}
