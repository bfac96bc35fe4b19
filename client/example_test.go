package client_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"github.com/daypart/daypart/api"
	"github.com/daypart/daypart/client"
)

func connect() *client.Client {
	c, err := client.New(client.Options{
		BaseURL:      "https://sales.example.com",
		ClientID:     "till-madrid",
		ClientSecret: os.Getenv("TILL_SECRET"),
	})
	if err != nil {
		log.Fatal(err)
	}
	return c
}

// A till sends what the running slot has sold in all so far. Sending it again, or
// sending more of it later, replaces the figure.
func ExampleClient_Submit() {
	c := connect()
	receipt, err := c.Submit(context.Background(), 9, api.SalesSubmission{
		BusinessDay: "2026-11-23",
		RealTimeSales: []api.SalesRow{{
			TimeSlotStart: "2026-11-23T12:15:00+01:00", SalesTypeID: "TAKE", CurrencyID: "EUR",
			NetSales: "250.00", GrossSales: "270.00", NumChecks: 12, NumGuests: 19,
		}},
	}, client.SubmitOptions{})
	if problem, ok := errors.AsType[*client.Problem](err); ok {
		for _, fault := range problem.Errors {
			fmt.Println(fault.Pointer, fault.Code, fault.Detail)
		}
	}
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(receipt.SubmissionID, receipt.Rows.Created)
}

// A copy that is kept up to date reads everything once and then follows the events.
func ExampleClient_Events() {
	ctx, c := context.Background(), connect()
	for event, err := range c.Events(ctx, client.FromNow, 1, 2) {
		if errors.Is(err, client.ErrMissed) {
			fmt.Println("read everything again")
			continue
		}
		if err != nil {
			log.Fatal(err)
		}
		for _, figure := range event.Figures {
			fmt.Println(figure.UnitID, figure.TimeSlotStartLocal, figure.SalesTypeID, figure.NetSales)
		}
	}
}

// Figures of many units and days come page by page while they are gone through.
func ExampleClient_Figures() {
	query := client.FigureQuery{Units: []int64{1, 2}, Start: "2026-11-16", End: "2026-11-22"}
	for figure, err := range connect().Figures(context.Background(), query) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(figure.UnitID, figure.BusinessDay, figure.NetSales)
	}
}
