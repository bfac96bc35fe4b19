package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/go-json-experiment/json/jsontext"

	"github.com/daypart/daypart/internal/sales"
)

// Decode reads a submission from JSON (RFC 8259), in one pass. What it cannot read as JSON at all is
// refused; everything else, wrong or not, stands in the draft for the rules to judge.
//
// A byte order mark before it is passed over, as RFC 8259 8.1 allows. Names of
// members are matched without regard to case. Members that are not known must be well formed, and are
// noted in the draft.
func Decode(body []byte) (*sales.Draft, *sales.Refusal) {
	body = bytes.TrimPrefix(body, byteOrderMark)
	d := decoder{Decoder: decoders.Get().(*jsontext.Decoder), text: string(body)}
	defer decoders.Put(d.Decoder)
	// A member that stands twice is a fault among others, so the reader must not stop there.
	d.Reset(bytes.NewBuffer(body), jsontext.AllowDuplicateNames(true))
	if err := d.document(); err != nil {
		return nil, notJSON(err, len(body))
	}
	return &d.draft, nil
}

var byteOrderMark = []byte("\ufeff")

var decoders = sync.Pool{New: func() any { return new(jsontext.Decoder) }}

// decoder is one run of Decode.
type decoder struct {
	*jsontext.Decoder
	text  string // the body; what the draft holds are pieces of it, so that they need no copies
	draft sales.Draft
}

// document reads the whole body.
func (d *decoder) document() error {
	if err := d.body(); err != nil {
		return err
	}
	end := d.InputOffset()
	if _, err := d.ReadToken(); err == io.EOF {
		return nil
	}
	return &jsontext.SyntacticError{ByteOffset: end, Err: errors.New("something follows where it should end")}
}

func (d *decoder) body() error {
	d.draft.Form = form(d.PeekKind())
	if d.draft.Form != sales.Object {
		return d.SkipValue()
	}
	return d.object(&d.draft.Repeated, func(name string) *sales.Member {
		m := bodyMember(&d.draft, name)
		if m == nil {
			d.draft.NoteUnknown(name)
		}
		return m
	})
}

// object reads an object whose known members find returns.
func (d *decoder) object(repeated *[]sales.Repeat, find func(name string) *sales.Member) error {
	if _, err := d.ReadToken(); err != nil {
		return err
	}
	for d.PeekKind() == '"' {
		_, name, err := d.value()
		if err != nil {
			return err
		}
		if err := d.member(find(name), name, repeated); err != nil {
			return err
		}
	}
	_, err := d.ReadToken() // the end, or why it is not there
	return err
}

// member reads the value of a member into m, unless m is not known or has a value already.
func (d *decoder) member(m *sales.Member, name string, repeated *[]sales.Repeat) (err error) {
	if m == nil {
		return d.SkipValue()
	}
	if m.Form != sales.Absent {
		*repeated = append(*repeated, sales.Repeat{First: m.Name, Second: name})
		return d.SkipValue()
	}
	m.Name = name
	if m == &d.draft.RealTimeSales && d.PeekKind() == '[' {
		m.Form = sales.Array
		return d.rows()
	}
	m.Form, m.Text, err = d.value()
	return err
}

// smallRow is about the least bytes that a row takes.
const smallRow = 128

func (d *decoder) rows() error {
	if _, err := d.ReadToken(); err != nil {
		return err
	}
	d.draft.Rows = make([]sales.DraftRow, 0, min(len(d.text)/smallRow+1, sales.MaxRows))
	for ; d.PeekKind() != ']'; d.draft.Count++ {
		if err := d.row(); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

// row reads a row; those beyond the limit are only counted.
func (d *decoder) row() error {
	if d.draft.Count >= sales.MaxRows {
		return d.SkipValue()
	}
	d.draft.Rows = append(d.draft.Rows, sales.DraftRow{Form: form(d.PeekKind())})
	row := &d.draft.Rows[d.draft.Count]
	if row.Form != sales.Object {
		return d.SkipValue()
	}
	return d.object(&row.Repeated, func(name string) *sales.Member {
		m := rowMember(row, name)
		if m == nil {
			d.draft.NoteUnknownInRow(name)
		}
		return m
	})
}

// value reads a value, and returns what it says if it is a string or a number.
func (d *decoder) value() (sales.Form, string, error) {
	raw, err := d.ReadValue()
	if err != nil {
		return sales.Absent, "", err
	}
	end := int(d.InputOffset())
	text := d.text[end-len(raw) : end]
	switch form := form(raw.Kind()); {
	case form == sales.Number:
		return form, text, nil
	case form != sales.String:
		return form, "", nil
	case strings.IndexByte(text, '\\') < 0:
		return form, text[1 : len(text)-1], nil
	}
	unquoted, err := jsontext.AppendUnquote(nil, text)
	return sales.String, string(unquoted), err
}

func form(kind jsontext.Kind) sales.Form {
	switch kind {
	case 'n':
		return sales.Null
	case 't', 'f':
		return sales.Boolean
	case '0':
		return sales.Number
	case '"':
		return sales.String
	case '[':
		return sales.Array
	case '{':
		return sales.Object
	}
	return sales.Absent // it is not JSON, as reading on will tell
}

// notJSON refuses a body of a length that cannot be read.
func notJSON(err error, length int) *sales.Refusal {
	if length == 0 {
		return refuse(sales.Fault{Code: sales.NotJSON, Detail: "There is no body: send a submission as JSON."})
	}
	offset := int64(length)
	cause := err.Error()
	if syntax := new(jsontext.SyntacticError); errors.As(err, &syntax) {
		offset, cause = syntax.ByteOffset, syntax.Err.Error()
	}
	return refuse(sales.Fault{
		Code:   sales.NotJSON,
		Detail: fmt.Sprintf("The body is not JSON in UTF-8: at byte %d, %s.", offset, cause),
		Extra:  map[string]any{"offset": offset},
	})
}

// refuse returns the refusal for a single fault.
func refuse(f sales.Fault) *sales.Refusal { return sales.Refuse([]sales.Fault{f}, 1) }
