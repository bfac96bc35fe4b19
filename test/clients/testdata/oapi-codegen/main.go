// Command call submits a sale through the client that oapi-codegen generated, reads it back, and
// prints what the server answered, also to a sale that is wrong.
package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"

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
	Taken    int     `json:"taken"`
	NetSales float64 `json:"netSales"`
	Problem  string  `json:"problem"`
	Code     string  `json:"code"`
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
	day, err := c.GetBusinessDayWithResponse(ctx, unit, "current")
	if err != nil || day.JSON200 == nil {
		return got, fmt.Errorf("business day: %w, %s", err, day.Status())
	}
	sale := newSale(site, day.JSON200)
	receipt, err := c.SubmitRealTimeSalesWithResponse(ctx, unit, nil, sale)
	if err != nil || receipt.JSON200 == nil {
		return got, fmt.Errorf("submit: %w, %s", err, receipt.Body)
	}
	rows := receipt.JSON200.Rows
	got.Taken = rows.Received - rows.Rejected
	if got.NetSales, err = readBack(ctx, c, unit, sale); err != nil {
		return got, err
	}
	sale.RealTimeSales[0].SalesTypeId = "NOPE"
	refused, err := c.SubmitRealTimeSalesWithResponse(ctx, unit, nil, sale)
	if err != nil || refused.ApplicationproblemJSON400 == nil {
		return got, fmt.Errorf("a wrong sale: %w, %s", err, refused.Body)
	}
	got.Problem = refused.ApplicationproblemJSON400.Type
	got.Code = (*refused.ApplicationproblemJSON400.Errors)[0].Code
	return got, nil
}

// connect returns a client with an access token.
func connect(ctx context.Context, site ready) (*daypart.ClientWithResponses, error) {
	authority, err := os.ReadFile(site.CAFile)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	trusting := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}}
	c, err := daypart.NewClientWithResponses(site.URL, daypart.WithHTTPClient(trusting))
	if err != nil {
		return nil, err
	}
	token, err := c.IssueTokenWithFormdataBodyWithResponse(ctx, daypart.TokenRequest{
		GrantType: "client_credentials", ClientId: &site.ClientID, ClientSecret: &site.ClientSecret,
	})
	if err != nil {
		return nil, err
	}
	if token.JSON200 == nil {
		return nil, errors.New("no token: " + string(token.Body))
	}
	bearer := func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+token.JSON200.AccessToken)
		return nil
	}
	return daypart.NewClientWithResponses(site.URL, daypart.WithHTTPClient(trusting), daypart.WithRequestEditorFn(bearer))
}

// newSale is one row in the first slot of the day: an amount as a number, and one as text.
func newSale(site ready, day *daypart.BusinessDayCalendar) daypart.SalesSubmission {
	row := daypart.SalesRow{
		CurrencyId: site.Currencies[0], SalesTypeId: site.SalesTypes[0],
		TimeSlotStart: day.Slots[0].Start.Format("2006-01-02T15:04:05Z07:00"), NumChecks: 12, NumGuests: 19,
	}
	_ = row.NetSales.FromMoney(250.25) // a number and a text can always be encoded
	_ = row.GrossSales.FromMoneyText("270.00")
	return daypart.SalesSubmission{BusinessDay: day.BusinessDay, RealTimeSales: []daypart.SalesRow{row}}
}

// readBack returns the net sales of the figure that sale stored.
func readBack(ctx context.Context, c *daypart.ClientWithResponses, unit int64, sale daypart.SalesSubmission) (float64, error) {
	row := sale.RealTimeSales[0]
	read, err := c.GetRealTimeSalesWithResponse(ctx, unit, &daypart.GetRealTimeSalesParams{
		BusinessDay: sale.BusinessDay, SalesTypeId: &row.SalesTypeId, CurrencyId: &row.CurrencyId,
	})
	if err != nil {
		return 0, err
	}
	if read.JSON200 == nil || len(read.JSON200.Figures) != 1 {
		return 0, errors.New("read back: " + string(read.Body))
	}
	return read.JSON200.Figures[0].NetSales, nil
}
