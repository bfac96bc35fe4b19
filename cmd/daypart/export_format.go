package main

import (
	"encoding/csv"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// column is one value of each record: a number is written without quotes where the format knows the difference.
type column struct {
	name   string
	number bool
}

// newRecordWriter returns what writes one record, and what ends the output.
func newRecordWriter(w io.Writer, format string, columns []column) (write func([]string) error, end func() error) {
	if format == "ndjson" {
		encoder := jsontext.NewEncoder(w)
		return func(record []string) error { return writeObject(encoder, columns, record) }, func() error { return nil }
	}
	out := csv.NewWriter(w)
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = c.name
	}
	_ = out.Write(header) // kept by the writer, and returned at the end
	return out.Write, func() error { out.Flush(); return out.Error() }
}

// writeObject writes a record as one line of JSON. What is empty is null.
func writeObject(encoder *jsontext.Encoder, columns []column, record []string) error {
	if err := encoder.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	for i, c := range columns {
		if err := encoder.WriteToken(jsontext.String(c.name)); err != nil {
			return err
		}
		if err := encoder.WriteValue(jsonValue(c, record[i])); err != nil {
			return err
		}
	}
	return encoder.WriteToken(jsontext.EndObject)
}

func jsonValue(c column, text string) jsontext.Value {
	switch {
	case text == "":
		return jsontext.Value("null")
	case c.number:
		return jsontext.Value(text)
	}
	quoted, _ := jsontext.AppendQuote(nil, text) // replaces what is not UTF-8
	return quoted
}
