package client

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/daypart/daypart/api"
)

// ImportOptions say of a file what it does not say itself. The zero value leaves all to the server.
type ImportOptions struct {
	Name string
	Kind api.ImportKind
	// Unit is the unit of all rows, or 0.
	Unit int64
	// Units and SalesTypes say which of yours a name in the file is, such as Plaza=9 and
	// Bread=TAKE; Columns which column a field is, such as netSales=Umsatz.
	Units, SalesTypes, Columns []string
	// SalesType and Currency are those of rows whose own is not known.
	SalesType, Currency string
}

func (o ImportOptions) query() url.Values {
	q := url.Values{}
	for name, value := range map[string]string{"name": o.Name, "kind": string(o.Kind), "salesTypeId": o.SalesType, "currencyId": o.Currency} {
		if value != "" {
			q.Set(name, value)
		}
	}
	if o.Unit != 0 {
		q.Set("unitId", strconv.FormatInt(o.Unit, 10))
	}
	q["unit"], q["salesType"], q["column"] = o.Units, o.SalesTypes, o.Columns
	return q
}

// PreviewImport sends a file (CSV, compressed or not, or XLSX) and returns what the server makes of it. Nothing is in the ledger yet.
func (c *Client) PreviewImport(ctx context.Context, file []byte, o ImportOptions) (api.Import, error) {
	return c.changeImport(ctx, call{method: http.MethodPost, path: "/imports", query: o.query(), body: file})
}

// Import returns how far an import is.
func (c *Client) Import(ctx context.Context, id string) (api.Import, error) {
	return get[api.Import](ctx, c, "/imports/"+url.PathEscape(id), nil)
}

// Imports returns the newest imports, newest first.
func (c *Client) Imports(ctx context.Context) ([]api.Import, error) {
	list, err := get[api.ImportList](ctx, c, "/imports", nil)
	return list.Items, err
}

// CommitImport begins to put an import into the ledger. With skip, rows that cannot be taken are left out.
func (c *Client) CommitImport(ctx context.Context, id string, skip bool) (api.Import, error) {
	return c.changeImport(ctx, call{method: http.MethodPost, path: "/imports/" + url.PathEscape(id) + "/commit", query: url.Values{"skip": {strconv.FormatBool(skip)}}})
}

// UndoImport begins to take an import back.
func (c *Client) UndoImport(ctx context.Context, id string) (api.Import, error) {
	return c.changeImport(ctx, call{method: http.MethodPost, path: "/imports/" + url.PathEscape(id) + "/undo"})
}

// lookEvery is how often it is looked how far an import is.
const lookEvery = 200 * time.Millisecond

// WaitForImport waits until an import is neither being committed nor undone. progress may be nil.
func (c *Client) WaitForImport(ctx context.Context, id string, progress func(done, days int)) (api.Import, error) {
	for {
		i, err := c.Import(ctx, id)
		if err != nil {
			return i, err
		}
		if progress != nil {
			progress(i.DoneDays, i.Days)
		}
		if i.State != api.ImportStateCommitting && i.State != api.ImportStateUndoing {
			return i, nil
		}
		select {
		case <-ctx.Done():
			return i, ctx.Err()
		case <-time.After(lookEvery):
		}
	}
}

func (c *Client) changeImport(ctx context.Context, call call) (api.Import, error) {
	a, err := c.do(ctx, call)
	if err != nil {
		return api.Import{}, err
	}
	return decode[api.Import](a)
}
