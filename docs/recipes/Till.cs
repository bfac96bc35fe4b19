// Adds up the checks of a till by slot and sales type, and submits them. .NET Framework 4.7,
// .NET 6, Mono 6 or later. Each line of standard input is a check: time, sales type, net, gross,
// guests, such as
//   2026-11-23T12:22:05+01:00;TAKE;12.10;13.31;2
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Threading.Tasks;

[DataContract] class Token
{
    [DataMember(Name = "access_token")] public string Value;
    [DataMember(Name = "expires_in")] public int Seconds;
}

[DataContract] class Slot
{
    [DataMember(Name = "start")] public string Start;
}

[DataContract] class BusinessDay
{
    [DataMember(Name = "businessDay")] public string Name;
    [DataMember(Name = "start")] public string Start;
    [DataMember(Name = "end")] public string End;
    [DataMember(Name = "slots")] public Slot[] Slots;
}

// A decimal is exact: no amount becomes a double on the way.
[DataContract] class Row
{
    [DataMember(Name = "timeSlotStart")] public string Slot;
    [DataMember(Name = "salesTypeId")] public string SalesType;
    [DataMember(Name = "currencyId")] public string Currency = "EUR";
    [DataMember(Name = "netSales")] public decimal Net;
    [DataMember(Name = "grossSales")] public decimal Gross;
    [DataMember(Name = "numChecks")] public int Checks;
    [DataMember(Name = "numGuests")] public int Guests;
}

[DataContract] class Submission
{
    [DataMember(Name = "businessDay")] public string Day;
    [DataMember(Name = "realTimeSales")] public List<Row> Rows = new List<Row>();
}

static class Till
{
    static readonly string Server = Get("URL");
    static readonly string Unit = Server + "/sales/api/v1/business-unit/" + Get("UNIT");
    static readonly HttpClient Http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
    static readonly Random Random = new Random();

    static string Get(string setting) => Environment.GetEnvironmentVariable("DAYPART_" + setting);

    // Calls until there is an answer that a repeat would not change. Whatever fails for a time is
    // repeated as it is, with the same Idempotency-Key: no answer, 409 of a call still running, 429
    // and 5xx. The pause is Retry-After where the server states it, else 1, 2, 4 … 60 seconds.
    // A request can be sent once, so each attempt makes its own.
    static async Task<string> Call(Func<HttpRequestMessage> makeRequest, bool withToken)
    {
        var renewed = false;
        for (var pause = 1.0; ; pause = Math.Min(2 * pause, 60))
        {
            var request = makeRequest();
            if (withToken) request.Headers.Authorization = Header("Bearer", await GetToken());
            var wait = pause;
            try
            {
                var answer = await Http.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                var status = (int)answer.StatusCode;
                if (answer.IsSuccessStatusCode) return text;
                if (status == 401 && withToken && !renewed)
                {
                    renewed = true;
                    renewAt = DateTime.MinValue;
                    continue;
                }
                var running = status == 409 && text.Contains("idempotency-in-progress");
                if (status < 500 && status != 429 && !running)
                    throw new ApplicationException(status + " " + text); // for a person
                wait = answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? pause;
            }
            catch (Exception e) when (!(e is ApplicationException))
            {
                Console.Error.WriteLine("no answer: " + e.Message); // maybe stored: repeat it
            }
            await Task.Delay(TimeSpan.FromSeconds(wait + pause * Random.NextDouble()));
        }
    }

    static AuthenticationHeaderValue Header(string scheme, string value) =>
        new AuthenticationHeaderValue(scheme, value);

    static string token;
    static DateTime renewAt = DateTime.MinValue;

    // Returns the token, a new one from a minute before it expires.
    static async Task<string> GetToken()
    {
        if (DateTime.UtcNow >= renewAt)
        {
            var pair = Encoding.UTF8.GetBytes(Get("CLIENT_ID") + ":" + Get("CLIENT_SECRET"));
            var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
            var answer = Read<Token>(await Call(() =>
                new HttpRequestMessage(HttpMethod.Post, Server + "/connect/token")
                {
                    Headers = { Authorization = Header("Basic", Convert.ToBase64String(pair)) },
                    Content = new FormUrlEncodedContent(form),
                }, false));
            token = answer.Value;
            renewAt = DateTime.UtcNow.AddSeconds(answer.Seconds - 60);
        }
        return token;
    }

    static readonly Dictionary<DateTime, BusinessDay> Days =
        new Dictionary<DateTime, BusinessDay>();

    // Returns the business day of an instant, with its slots. No time zone is needed: the server
    // lists the day that has the date of the instant in UTC, and says whether it is the day before
    // or after.
    static async Task<BusinessDay> FindDay(DateTimeOffset at)
    {
        for (var date = at.UtcDateTime.Date; ; )
        {
            if (!Days.ContainsKey(date))
            {
                var address = Unit + "/business-day/" + date.ToString("yyyy-MM-dd");
                Days[date] = Read<BusinessDay>(await Call(
                    () => new HttpRequestMessage(HttpMethod.Get, address), true));
            }
            var day = Days[date];
            if (at < Instant(day.Start)) date = date.AddDays(-1);
            else if (at >= Instant(day.End)) date = date.AddDays(1);
            else return day;
        }
    }

    // Returns the start of the slot that contains an instant of the day.
    static string FindSlot(BusinessDay day, DateTimeOffset at) =>
        day.Slots.Last(slot => Instant(slot.Start) <= at).Start;

    static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    // Parses an amount with a point, whatever the language of the machine.
    static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static T Read<T>(string json) => (T)new DataContractJsonSerializer(typeof(T))
        .ReadObject(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    static string Write<T>(T value)
    {
        var written = new MemoryStream();
        new DataContractJsonSerializer(typeof(T)).WriteObject(written, value);
        return Encoding.UTF8.GetString(written.ToArray());
    }

    static void Main() => Run().GetAwaiter().GetResult();

    static async Task Run()
    {
        // Adds up the checks into rows, by business day.
        var submissions = new Dictionary<string, Submission>();
        for (string line; (line = Console.ReadLine()) != null; )
        {
            var check = line.Split(';');
            var at = Instant(check[0]);
            var day = await FindDay(at);
            var slot = FindSlot(day, at);
            if (!submissions.ContainsKey(day.Name))
                submissions[day.Name] = new Submission { Day = day.Name };
            var rows = submissions[day.Name].Rows;
            var row = rows.Find(r => r.Slot == slot && r.SalesType == check[1]);
            if (row == null) rows.Add(row = new Row { Slot = slot, SalesType = check[1] });
            row.Net += Amount(check[2]);
            row.Gross += Amount(check[3]);
            row.Checks += 1;
            row.Guests += int.Parse(check[4], CultureInfo.InvariantCulture);
        }
        // Submits each business day under a key of its own.
        foreach (var submission in submissions.Values)
        {
            var key = Guid.NewGuid().ToString();
            var body = Write(submission);
            Console.WriteLine(await Call(() =>
                new HttpRequestMessage(HttpMethod.Post, Unit + "/real-time-sales")
                {
                    Headers = { { "Idempotency-Key", key } },
                    Content = new StringContent(body, Encoding.UTF8, "application/json"),
                }, true));
        }
    }
}
