package server

import (
	"errors"
	"fmt"
	"reflect"
	"strings"

	"github.com/go-json-experiment/json"

	"github.com/daypart/daypart/internal/sales"
	"github.com/daypart/daypart/internal/server/problem"
	"github.com/daypart/daypart/internal/spelling"
)

// readMembers reads a small body into a struct. Names are matched without regard to case; one that is
// not known is refused, as what it says would be lost. The example says what to send.
func readMembers(body []byte, into any, example string) error {
	err := json.Unmarshal(body, into, json.MatchCaseInsensitiveNames(true), json.RejectUnknownMembers(true))
	wrong, ok := errors.AsType[*json.SemanticError](err)
	switch {
	case err == nil:
		return nil
	case ok && errors.Is(wrong.Err, json.ErrUnknownName):
		return refuseMember(wrong)
	}
	return problem.New(problem.InvalidRequest, example)
}

// refuseMember refuses a member that the type it was read into does not have.
func refuseMember(wrong *json.SemanticError) error {
	known := memberNames(wrong.GoType)
	detail := fmt.Sprintf("%.40q is not known here: the members are %s.", wrong.JSONPointer.LastToken(), strings.Join(known, ", "))
	if nearest := spelling.FindNearest(wrong.JSONPointer.LastToken(), known); nearest != "" {
		detail = fmt.Sprintf("%.40q is not known here: did you mean %q?", wrong.JSONPointer.LastToken(), nearest)
	}
	fault := sales.Fault{Pointer: string(wrong.JSONPointer), Code: sales.UnknownMember, Detail: detail}
	return sales.Refuse([]sales.Fault{fault}, 1)
}

// memberNames lists the names that the fields of a struct have in JSON.
func memberNames(t reflect.Type) []string {
	names := make([]string, t.NumField())
	for i := range names {
		names[i], _, _ = strings.Cut(t.Field(i).Tag.Get("json"), ",")
	}
	return names
}
