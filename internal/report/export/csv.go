package export

import (
	"bytes"
	"encoding/csv"
)

// CSV writes the rows in UTF-8, with a line of names first.
func (s *Sheet) CSV() ([]byte, error) {
	var text bytes.Buffer
	w := csv.NewWriter(&text)
	w.UseCRLF = true
	lines := [][]string{s.header()}
	for i := range s.Rows {
		var line []string
		for _, c := range s.line(&s.Rows[i]) {
			line = append(line, c.text)
		}
		lines = append(lines, line)
	}
	err := w.WriteAll(lines)
	return text.Bytes(), err
}
