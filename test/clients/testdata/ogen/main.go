// Command call submits a sale through the client that ogen generated, reads it back, and prints
// what the server answered, also to a sale that is wrong.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"time"

	"github.com/ogen-go/ogen/ogenerrors"

	"clients/daypart"
)

// ready is the file that a demo writes, as far as it is needed here.
type ready struct {
	URL, CAFile, ClientID, ClientSecret string
	Units                               []struct{ ID int64 }
	SalesTypes, Currencies              []string
}

// result is what the test looks at.
type result struct {
	Taken    int           `json:"taken"`
	NetSales daypart.Money `json:"netSales"`
	Problem  string        `json:"problem"`
	Code     string        `json:"code"`
}

// bearer is the access token of all calls; empty before there is one.
type bearer string

// OAuth2 gives a call the token.
func (b bearer) OAuth2(context.Context, daypart.OperationName) (daypart.OAuth2, error) {
	return daypart.OAuth2{Token: string(b)}, nil
}

// SessionCookie is for the page only.
func (b bearer) SessionCookie(context.Context, daypart.OperationName) (daypart.SessionCookie, error) {
	return daypart.SessionCookie{}, ogenerrors.ErrSkipClientSecurity
}

func main() {
	got, err := run(context.Background(), os.Args[1])
	if err == nil {
		err = json.NewEncoder(os.Stdout).Encode(got)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, file string) (got result, err error) {
	var site ready
	text, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(text, &site)
	}
	if err != nil {
		return got, err
	}
	c, err := connect(ctx, site)
	if err != nil {
		return got, err
	}
	unit := site.Units[0].ID
	day, err := expect[*daypart.BusinessDayCalendarHeaders](c.GetBusinessDay(ctx, daypart.GetBusinessDayParams{UnitId: unit, BusinessDay: "current"}))
	if err != nil {
		return got, err
	}
	sale := newSale(site, day.Response)
	where := daypart.SubmitRealTimeSalesParams{UnitId: unit}
	receipt, err := expect[*daypart.SubmitRealTimeSalesOK](c.SubmitRealTimeSales(ctx, sale, where))
	if err != nil {
		return got, err
	}
	got.Taken = receipt.Response.Rows.Received - receipt.Response.Rows.Rejected
	row := &sale.RealTimeSales[0]
	back, err := expect[*daypart.DaySalesHeaders](c.GetRealTimeSales(ctx, daypart.GetRealTimeSalesParams{
		UnitId: unit, BusinessDay: sale.BusinessDay,
		SalesTypeId: daypart.NewOptString(row.SalesTypeId), CurrencyId: daypart.NewOptString(row.CurrencyId),
	}))
	if err != nil {
		return got, err
	}
	got.NetSales = back.Response.Figures[0].NetSales
	row.SalesTypeId = "NOPE"
	refused, err := expect[*daypart.BadSubmissionHeaders](c.SubmitRealTimeSales(ctx, sale, where))
	if err != nil {
		return got, err
	}
	got.Problem, got.Code = refused.Response.Type, refused.Response.Errors[0].Code
	return got, nil
}

// expect returns an answer of the kind wanted, or an error that shows the other kind.
func expect[Want, Any any](answer Any, err error) (want Want, _ error) {
	want, ok := any(answer).(Want)
	if err == nil && !ok {
		err = fmt.Errorf("answer %T: %+v", answer, answer)
	}
	return want, err
}

// connect returns a client with an access token.
func connect(ctx context.Context, site ready) (*daypart.Client, error) {
	authority, err := os.ReadFile(site.CAFile)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	trusting := daypart.WithClient(&http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}})
	c, err := daypart.NewClient(site.URL, bearer(""), trusting)
	if err != nil {
		return nil, err
	}
	token, err := expect[*daypart.TokenResponseHeaders](c.IssueToken(ctx, &daypart.TokenRequest{
		GrantType: "client_credentials",
		ClientID:  daypart.NewOptString(site.ClientID), ClientSecret: daypart.NewOptString(site.ClientSecret),
	}))
	if err != nil {
		return nil, err
	}
	return daypart.NewClient(site.URL, bearer(token.Response.AccessToken), trusting)
}

// newSale is one row in the first slot of the day: an amount as a number, and one as text.
func newSale(site ready, day daypart.BusinessDayCalendar) *daypart.SalesSubmission {
	row := daypart.SalesRow{
		CurrencyId: site.Currencies[0], SalesTypeId: site.SalesTypes[0],
		TimeSlotStart: daypart.SlotTime(day.Slots[0].Start.Format(time.RFC3339)),
		NetSales:      daypart.NewMoneyMoneyInput(250.25), GrossSales: daypart.NewMoneyTextMoneyInput("270.00"),
		NumChecks: 12, NumGuests: 19,
	}
	return &daypart.SalesSubmission{BusinessDay: day.BusinessDay, RealTimeSales: []daypart.SalesRow{row}}
}
