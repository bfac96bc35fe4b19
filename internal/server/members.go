package server

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/spelling"
)

// readMembers reads a small body, one object, into a struct. Names are matched without regard to
// case; one that is not known is refused, as what it says would be lost. Names that are read-only
// are those that only the answer has: whoever sends back what was answered may leave them in. Null
// is refused. The example says what to send.
func readMembers(body []byte, into any, example string, readOnly ...string) error {
	known := memberNames(reflect.TypeOf(into).Elem())
	sent, err := topNames(body)
	if err != nil {
		return problem.New(problem.InvalidRequest, example)
	}
	for _, name := range sent {
		if !spelling.Contains(known, name) && !spelling.Contains(readOnly, name) {
			return refuseMember(name, known)
		}
	}
	err = json.Unmarshal(body, into, json.MatchCaseInsensitiveNames(true), json.WithUnmarshalers(json.UnmarshalFromFunc(refuseNull)))
	wrong, ok := errors.AsType[*json.SemanticError](err)
	switch {
	case err == nil:
		return nil
	case ok && errors.Is(wrong.Err, errNull) && wrong.JSONPointer != "":
		detail := fmt.Sprintf("%.40q is null: send a value; what is optional may be left out. %s", wrong.JSONPointer.LastToken(), example)
		return refuseOne(sales.Fault{Pointer: string(wrong.JSONPointer), Code: sales.WrongType, Detail: detail})
	}
	return problem.New(problem.InvalidRequest, example)
}

var errNull = errors.New("null is no value")

// refuseNull refuses null wherever a value is read, and leaves every other value to its type.
func refuseNull(d *jsontext.Decoder, _ any) error {
	if d.PeekKind() == 'n' {
		return errNull
	}
	return errors.ErrUnsupported
}

// refuseOne refuses a call for a single fault.
func refuseOne(f sales.Fault) error { return sales.Refuse([]sales.Fault{f}, 1) }

// refuseMember refuses a member that is not known.
func refuseMember(name string, known []string) error {
	detail := fmt.Sprintf("%.40q is not known here: the members are %s.", name, strings.Join(known, ", "))
	if nearest := spelling.FindNearest(name, known); nearest != "" {
		detail = fmt.Sprintf("%.40q is not known here: did you mean %q?", name, nearest)
	}
	pointer := string(jsontext.Pointer("").AppendToken(name))
	return refuseOne(sales.Fault{Pointer: pointer, Code: sales.UnknownMember, Detail: detail})
}

// memberNames lists the names that the fields of a struct have in JSON, in order.
func memberNames(t reflect.Type) []string {
	names := make([]string, t.NumField())
	for i := range names {
		names[i], _, _ = strings.Cut(t.Field(i).Tag.Get("json"), ",")
	}
	slices.Sort(names)
	return names
}

// topNames lists the names of the members of an object.
func topNames(body []byte) ([]string, error) {
	var members map[string]jsontext.Value
	if err := json.Unmarshal(body, &members); err != nil {
		return nil, err
	}
	return sortedKeys(members), nil
}
