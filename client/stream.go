package client

import (
	"bufio"
	"bytes"
	"io"
)

// maxLine bounds a line of an event stream: an event holds every figure that a
// submission of 5,000 rows changed.
const maxLine = 16 << 20

// A message is one server-sent event, as the HTML standard has them, with what Daypart uses.
type message struct {
	id   string
	name string
	data []byte
}

// messages reads server-sent events one by one. A line that is a heartbeat, or
// a field it does not know, is passed over.
type messages struct {
	lines *bufio.Scanner
	alive func() // called for each line
}

func newMessages(r io.Reader, alive func()) *messages {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	return &messages{lines: lines, alive: alive}
}

// next returns the next message. The error is io.EOF where the stream ends; a
// message that is cut off there is left out.
func (m *messages) next() (message, error) {
	var found message
	for m.lines.Scan() {
		m.alive()
		line := m.lines.Bytes()
		if len(line) > 0 {
			found.add(line)
			continue
		}
		if found.name != "" || found.data != nil {
			return found, nil
		}
	}
	if err := m.lines.Err(); err != nil {
		return message{}, err
	}
	return message{}, io.EOF
}

// add takes in one line of a message.
func (m *message) add(line []byte) {
	field, value, _ := bytes.Cut(line, []byte(":"))
	value = bytes.TrimPrefix(value, []byte(" "))
	switch string(field) {
	case "id":
		m.id = string(value)
	case "event":
		m.name = string(value)
	case "data":
		m.data = append(m.data, value...)
	}
}
