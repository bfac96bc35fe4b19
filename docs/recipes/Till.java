import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Adds up the checks of a till by slot and sales type, and submits them. Java 17 or later.
 * Each line of standard input is a check: time, sales type, net, gross, guests, such as
 * 2026-11-23T12:22:05+01:00;TAKE;12.10;13.31;2
 */
public class Till {
    static final String SERVER = System.getenv("DAYPART_URL");
    static final URI SALES = uri("/real-time-sales");
    static final HttpClient HTTP = HttpClient.newHttpClient();

    static URI uri(String path) {
        String unit = System.getenv("DAYPART_UNIT");
        return URI.create(SERVER + "/sales/api/v1/business-unit/" + unit + path);
    }

    record Day(String name, Instant end, TreeSet<Instant> slots) {}

    record Key(Instant slot, String salesType) {}

    record Sum(BigDecimal net, BigDecimal gross, int checks, int guests) {
        Sum add(Sum more) {
            return new Sum(net.add(more.net), gross.add(more.gross),
                checks + more.checks, guests + more.guests);
        }
    }

    /**
     * Calls until there is an answer that a repeat would not change. Whatever fails for a time is
     * repeated as it is, with the same Idempotency-Key: no answer, 409 of a call still running,
     * 429 and 5xx. The pause is Retry-After where the server states it, else 1, 2, 4 … 60 seconds.
     */
    static String call(HttpRequest.Builder request, boolean withToken) throws InterruptedException {
        boolean renewed = false;
        for (long pause = 1; ; pause = Math.min(2 * pause, 60)) {
            if (withToken) {
                request.setHeader("Authorization", "Bearer " + getToken());
            }
            long wait = pause;
            try {
                HttpRequest attempt = request.timeout(Duration.ofSeconds(30)).build();
                HttpResponse<String> answer = HTTP.send(attempt, BodyHandlers.ofString());
                int status = answer.statusCode();
                if (status / 100 == 2) {
                    return answer.body();
                }
                if (status == 401 && withToken && !renewed) {
                    renewed = true;
                    renewAt = Instant.MIN;
                    continue;
                }
                boolean running = status == 409
                    && answer.body().contains("idempotency-in-progress");
                if (status < 500 && status != 429 && !running) {
                    throw new IllegalStateException(status + " " + answer.body()); // for a person
                }
                wait = answer.headers().firstValueAsLong("Retry-After").orElse(pause);
            } catch (IOException e) {
                System.err.println("no answer: " + e); // it may have been stored: repeat it
            }
            Thread.sleep((long) (1000 * (wait + pause * Math.random())));
        }
    }

    static String token;
    static Instant renewAt = Instant.MIN;

    /** Returns the token, a new one from a minute before it expires. */
    static String getToken() throws InterruptedException {
        if (Instant.now().isAfter(renewAt)) {
            String client = System.getenv("DAYPART_CLIENT_ID");
            String pair = client + ":" + System.getenv("DAYPART_CLIENT_SECRET");
            String basic = Base64.getEncoder().encodeToString(pair.getBytes());
            String answer = call(HttpRequest.newBuilder(URI.create(SERVER + "/connect/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")), false);
            token = findAll("access_token", answer).get(0);
            long seconds = Long.parseLong(findAll("expires_in", answer).get(0));
            renewAt = Instant.now().plusSeconds(seconds - 60);
        }
        return token;
    }

    /** Returns the values of a member. The JDK reads no JSON: use the library of your project. */
    static List<String> findAll(String member, String json) {
        return Pattern.compile("\"" + member + "\":\\s*\"?([^\",}]+)").matcher(json).results()
            .map(found -> found.group(1)).toList();
    }

    static TreeSet<Instant> findInstants(String member, String json) {
        return new TreeSet<>(findAll(member, json).stream().map(Instant::parse).toList());
    }

    static final Map<LocalDate, Day> DAYS = new HashMap<>();

    /**
     * Returns the business day of an instant, with its slots. No time zone is needed: the server
     * lists the day that has the date of the instant in UTC, and says whether it is the day before
     * or after.
     */
    static Day findDay(Instant at) throws InterruptedException {
        for (LocalDate date = at.atZone(ZoneOffset.UTC).toLocalDate(); ; ) {
            if (!DAYS.containsKey(date)) {
                String answer = call(HttpRequest.newBuilder(uri("/business-day/" + date)), true);
                Instant end = findInstants("end", answer).last();
                DAYS.put(date, new Day(date.toString(), end, findInstants("start", answer)));
            }
            Day day = DAYS.get(date);
            if (at.isBefore(day.slots.first())) {
                date = date.minusDays(1);
            } else if (!at.isBefore(day.end)) {
                date = date.plusDays(1);
            } else {
                return day;
            }
        }
    }

    /** Writes rows as JSON. A BigDecimal is exact: no amount becomes a double on the way. */
    static String write(String businessDay, Map<Key, Sum> rows) {
        return rows.entrySet().stream().map(row -> String.format(
            "{\"timeSlotStart\":\"%s\",\"salesTypeId\":\"%s\",\"currencyId\":\"EUR\","
                + "\"netSales\":%s,\"grossSales\":%s,\"numChecks\":%d,\"numGuests\":%d}",
            row.getKey().slot, row.getKey().salesType, row.getValue().net.toPlainString(),
            row.getValue().gross.toPlainString(), row.getValue().checks, row.getValue().guests))
            .collect(Collectors.joining(
                ",", "{\"businessDay\":\"" + businessDay + "\",\"realTimeSales\":[", "]}"));
    }

    public static void main(String[] args) throws Exception {
        // Adds up the checks into rows, by business day. The slot is the last that has begun.
        Map<String, Map<Key, Sum>> submissions = new TreeMap<>();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] check = line.split(";");
            Instant at = OffsetDateTime.parse(check[0]).toInstant();
            Day day = findDay(at);
            Sum sum = new Sum(new BigDecimal(check[2]), new BigDecimal(check[3]), 1,
                Integer.parseInt(check[4]));
            submissions.computeIfAbsent(day.name, name -> new HashMap<>())
                .merge(new Key(day.slots.floor(at), check[1]), sum, Sum::add);
        }
        // Submits each business day under a key of its own.
        for (Map.Entry<String, Map<Key, Sum>> day : submissions.entrySet()) {
            System.out.println(call(HttpRequest.newBuilder(SALES)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(write(day.getKey(), day.getValue()))), true));
        }
    }
}
