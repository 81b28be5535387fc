using System.Net;
using System.Net.Sockets;
using System.Text;
using Dapper;
using Guibiao.Access;
using Guibiao.History;
using Guibiao.Storage;
using Guibiao.Web.Tests.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Guibiao.Web.Tests.Attacks;

/// <summary>docs/attacks.md is what came back of attacks on a running site, each of OWASP's ten by three at least. GUIBIAO_WRITE_DOCS=1 writes the page anew.</summary>
public sealed class AttackTests(PeopledSite site, RunningSite empty) : IClassFixture<RunningSite>
{
    private static readonly string File = Path.Combine(Project.Root, "docs", "attacks.md");
    private static int number;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryAttack_ComesBack_AsThePageSays()
    {
        var page = new StringBuilder();
        page.Append("# Attacks that were tried\n\nWritten by a test (AttackTests) from what came back, and held to it. Each is a real request to a running site, with people signed in where it takes some; that nothing was\n"
            + "changed, told or run beside the status is asserted where it is tried, in `tests/Guibiao.Web.Tests/Attacks/`. The categories are OWASP's top ten of 2021.\n\n| | tried | came back |\n|---|---|---|\n");
        foreach (var attack in (Attack[])[.. Access(), .. Cryptography(), .. Injection(), .. Design(), .. Configuration(), .. Components(), .. Identification(), .. Integrity(), .. Logging(), .. Requests()])
        {
            page.Append($"| {attack.Category} | {attack.What} | {await attack.Try()} |\n");
        }
        if (Environment.GetEnvironmentVariable("GUIBIAO_WRITE_DOCS") == "1")
        {
            await System.IO.File.WriteAllTextAsync(File, page.ToString(), Stop);
        }
        Assert.Equal(await System.IO.File.ReadAllTextAsync(File, Stop), page.ToString());
    }

    private IEnumerable<Attack> Access() => Of("A01 access",
        ("another unit's draft, by its name", async () =>
        {
            var entry = await Draft("unit-reporter");
            return await Status(await site.As("other-reporter"), $"/mofa/desk/visits/entry?of={entry}");
        }
    ),
        ("a draft asked for in the public's register", async () =>
        {
            var entry = await Draft("unit-reporter");
            var text = await site.Stranger.GetStringAsync(Local("/mofa/registers/visits.json?status=entered&month=2016-05"), Stop);
            Assert.DoesNotContain(entry, text, StringComparison.Ordinal);
            return "200, without it";
        }
    ),
        ("the publishing form, sent by a reporter", async () => await Status(await PostForm("unit-reporter", "/mofa/desk/visits/enter", "/mofa/105/publish", ("_handler", "publish"), ("Reason", "x")))),
        ("another agency's people, asked for by an administrator", async () => await Status(await site.As("administrator"), "/other/people")),
        ("a verified entry corrected through the API by a token that may only enter", async () =>
        {
            using var program = site.Program("unit-reporter", Right.EnterEntries);
            return await Status(await Json(program, "/correct", """{"entry":"V105-0045","set":{"days":"9"},"reason":"x"}"""));
        }
    ),
        ("files outside, by .. in the address of an asset", async () => await Raw("GET /..%2f..%2f..%2fetc%2fpasswd HTTP/1.1")),
        ("a page that is guarded, by a method of one's own choice", async () => await Raw("DELETE /mofa/people HTTP/1.1")),
        ("a method smuggled in a header", async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Local("/api/mofa/registers/visits/entries/verify")) { Headers = { { "X-HTTP-Method-Override", "POST" } } };
            return await Status(await site.Stranger.SendAsync(request, Stop));
        }
    ));

    private IEnumerable<Attack> Cryptography() => Of("A02 cryptography",
        ("the session's cookie, read by a script or sent to another site", async () =>
        {
            using var browser = site.Browser();
            var cookie = (await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password))).Headers.GetValues("Set-Cookie").First(set => set.StartsWith("guibiao=", StringComparison.Ordinal));
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            return "HttpOnly, SameSite=" + (cookie.Contains("samesite=lax", StringComparison.OrdinalIgnoreCase) ? "Lax" : "?");
        }
    ),
        ("a token's secret, looked for in the database", async () =>
        {
            using var program = site.Program("auditor", Right.ReadHistory);
            var secret = program.DefaultRequestHeaders.Authorization!.Parameter!;
            Assert.Equal(0, Count("SELECT COUNT(*) FROM token WHERE digest = @secret OR instr(digest, @secret) > 0", new { secret }));
            return await Status(program, "/mofa/history.json") + "; stored is a digest";
        }
    ),
        ("a password, looked for in the database", () =>
        {
            Assert.Equal(0, Count("SELECT COUNT(*) FROM person WHERE instr(password_hash, @secret) > 0", new { secret = PeopledSite.Password }));
            return Task.FromResult("stored is a digest of 210,000 rounds");
        }
    ),
        ("a password in an address", async () =>
        {
            using var browser = site.Browser();
            var answer = await browser.GetAsync(Local($"/account/sign-in?Account=auditor&Password={PeopledSite.Password}"), Stop);
            return $"{(int)answer.StatusCode}; {await Status(browser, "/account")} afterwards";
        }
    ));

    private IEnumerable<Attack> Injection() => Of("A03 injection",
        ("SQL in a register's filter", async () => await Status(site.Stranger, "/mofa/registers/visits.json?country=" + Uri.EscapeDataString("' OR 1=1 --"))),
        ("SQL in the agency's name", async () => await Status(site.Stranger, "/" + Uri.EscapeDataString("mofa' OR '1'='1") + "/registers")),
        ("SQL in a page's cursor", async () => await Status(site.Stranger, "/mofa/registers/visits.json?cursor=" + Uri.EscapeDataString("x'; DROP TABLE event; --"))),
        ("SQL in the history's filter", async () =>
        {
            var text = await (await site.As("auditor")).GetStringAsync(Local("/mofa/history.json?subject=" + Uri.EscapeDataString("%' OR '1'='1")), Stop);
            Assert.Contains("\"events\": []", text, StringComparison.Ordinal);
            return "200, no event";
        }
    ),
        ("a script in an entry's text", async () =>
        {
            var entry = await Draft("unit-reporter", "<script>alert(1)</script>");
            var text = await (await site.As("unit-reporter")).GetStringAsync(Local($"/mofa/desk/visits/entry?of={entry}"), Stop);
            Assert.DoesNotContain("<script>alert", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("&lt;script&gt;alert(1)", text, StringComparison.Ordinal);
            return "200, shown as text";
        }
    ),
        ("a script in an address that is told back", async () =>
        {
            var answer = await site.Stranger.GetAsync(Local("/mofa/registers/visits?month=" + Uri.EscapeDataString("\"><script>alert(1)</script>")), Stop);
            Assert.DoesNotContain("<script>alert", await answer.Content.ReadAsStringAsync(Stop), StringComparison.OrdinalIgnoreCase);
            return (int)answer.StatusCode + ", shown as text";
        }
    ),
        ("a spreadsheet's formula in an entry's text", async () =>
        {
            var entry = await Draft("unit-reporter", "=HYPERLINK(\"http://evil.example\")");
            var text = await (await site.As("unit-reporter")).GetStringAsync(Local("/mofa/desk/visits.csv?status=entered"), Stop);
            var line = Assert.Single(text.Split('\n'), line => line.StartsWith(entry, StringComparison.Ordinal));
            Assert.Contains("'=HYPERLINK", line, StringComparison.Ordinal);
            return "200, with an apostrophe before it";
        }
    ),
        ("a header, by line breaks in an address", async () =>
        {
            using var browser = site.Browser();
            var answer = await PeopledSite.Send(browser, "/account/sign-in?next=" + Uri.EscapeDataString("/a\r\nSet-Cookie: x=1"), "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password));
            Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], cookie => cookie.StartsWith("x=", StringComparison.Ordinal));
            return $"{(int)answer.StatusCode} to {new Uri(site.Address, answer.Headers.Location!).PathAndQuery}";
        }
    ),
        ("characters that nobody sees in an address (U+202E, U+200B)", async () =>
            await Status(site.Stranger, "/mofa/registers/visits?country=P\u202eW") + ", " + await Status(site.Stranger, "/mofa/registers/vis\u200bits.json")),
        ("YAML, XML and JSON with types of their own, sent as entries", async () =>
        {
            using var program = site.Program("unit-reporter", Right.EnterEntries);
            return await Status(await Json(program, "?reason=x", """[{"$type":"System.Diagnostics.Process","number":"!!python/object"}]""")) + ", "
                + await Status(await Json(program, "?reason=x", """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>"""));
        }
    ));

    private IEnumerable<Attack> Design() => Of("A04 design",
        ("one's own entry, verified through the API", async () =>
        {
            var entry = await Draft("unit-head", act: "submit");
            using var program = site.Program("unit-head", Right.VerifyEntries);
            var answer = await Status(await Json(program, "/verify", $$"""{"entries":["{{entry}}"],"reason":"x"}"""));
            Assert.Equal("submitted", site.Store.Read(transaction => transaction.Connection!.ExecuteScalar<string>("SELECT status FROM r_visits WHERE entry = @entry AND known_to IS NULL", new { entry }, transaction)));
            return answer + ", still submitted";
        }
    ),
        ("an entry that says itself that it is verified", async () =>
        {
            using var program = site.Program("unit-reporter", Right.EnterEntries);
            return await Status(await Json(program, "?reason=x", $$"""[{"number":"{{Next()}}","country":"PW","direction":"inbound","rank":"minister","post":"x","visited":"2016-05-03","days":"2","unit":"M-PW","class":"public","status":"verified"}]"""));
        }
    ),
        ("a password guessed again and again from one address", async () =>
        {
            HttpResponseMessage? last = null;
            for (var tries = 0; tries < 32; tries++)
            {
                using var content = new FormUrlEncodedContent([new("_handler", "sign-in"), new("Account", "x"), new("Password", "y")]);
                last = await empty.Http.PostAsync(Local("/account/sign-in"), content, Stop);
            }
            return "400 (no form was opened), then " + (int)last!.StatusCode;
        }
    ),
        ("a file larger than 64 MB", async () =>
        {
            using var program = site.Program("unit-reporter", Right.EnterEntries);
            return await Raw($"POST /api/mofa/registers/visits/entries?reason=x&file=a.csv HTTP/1.1\r\nAuthorization: {program.DefaultRequestHeaders.Authorization}\r\nContent-Type: text/csv\r\nContent-Length: {65L << 20}");
        }
    ));

    private IEnumerable<Attack> Configuration() => Of("A05 configuration",
        ("TRACE", async () => await Raw("TRACE / HTTP/1.1")),
        ("another host's name", async () => await Raw("GET / HTTP/1.1", host: "evil.example")),
        ("what a fault tells", async () =>
        {
            var text = await (await empty.Http.GetAsync(Local("/broken"), Stop)).Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
            return "500, an id and one sentence";
        }
    ),
        ("accounts that products come with: admin, root, guest", async () =>
        {
            foreach (var account in (string[])["admin", "root", "guest", "sa"])
            {
                using var browser = site.Browser();
                Assert.Equal(HttpStatusCode.OK, (await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", account))).StatusCode);
            }
            return "200, not signed in";
        }
    ),
        ("lists of folders, settings, sources: /wwwroot/, /.git/config, /appsettings.json", async () =>
            $"{await Status(site.Stranger, "/wwwroot/")}, {await Status(site.Stranger, "/.git/config")}, {await Status(site.Stranger, "/appsettings.json")}"),
        ("the site in another's frame, or read by another's script", async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Local("/mofa/105.json")) { Headers = { { "Origin", "https://evil.example" } } };
            using var answer = await site.Stranger.SendAsync(request, Stop);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            return "200, X-Frame-Options: " + answer.Headers.GetValues("X-Frame-Options").Single() + ", no Access-Control-Allow-Origin";
        }
    ));

    private IEnumerable<Attack> Components() => Of("A06 components",
        ("which server, which version: Server, X-Powered-By", async () =>
        {
            using var answer = await site.Stranger.GetAsync(Local("/"), Stop);
            Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"));
            return "neither is told";
        }
    ),
        ("scripts and styles from elsewhere", async () =>
        {
            var policy = (await site.Stranger.GetAsync(Local("/mofa/105"), Stop)).Headers.GetValues("Content-Security-Policy").Single();
            Assert.StartsWith("default-src 'self'; object-src 'none'", policy, StringComparison.Ordinal);
            return "default-src 'self'";
        }
    ),
        ("known holes of other products: /wp-login.php, /phpmyadmin/, /actuator/env", async () =>
            $"{await Status(site.Stranger, "/wp-login.php")}, {await Status(site.Stranger, "/phpmyadmin/")}, {await Status(site.Stranger, "/actuator/env")}"));

    private IEnumerable<Attack> Identification() => Of("A07 identification",
        ("whether an account exists, by what sign-in says", async () =>
        {
            var (known, unknown) = (await Refused(site.NewPerson()), await Refused("nobody-of-this-name"));
            Assert.Equal(known, unknown);
            return "200, the same words";
        }
    ),
        ("the right password after five wrong ones", async () =>
        {
            var account = site.NewPerson();
            using var browser = site.Browser();
            for (var tries = 0; tries < 5; tries++)
            {
                await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", "Wrong-Password-1"));
            }
            return await Status(await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password))) + ", not signed in";
        }
    ),
        ("a session given before signing in (fixation)", async () =>
        {
            using var browser = site.Browser();
            browser.DefaultRequestHeaders.Add("Cookie", "guibiao=chosen-by-somebody-else");
            return await Status(browser, "/account");
        }
    ),
        ("a session's cookie after signing out", async () =>
        {
            var account = site.NewPerson();
            using var browser = site.Browser();
            var cookie = (await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password))).Headers.GetValues("Set-Cookie").First(set => set.StartsWith("guibiao=", StringComparison.Ordinal)).Split(';')[0];
            await SignOut(browser);
            return await WithCookie(cookie, "/account");
        }
    ),
        ("a token of nobody's, and one with a letter changed", async () =>
        {
            using var program = site.Program("auditor", Right.ReadHistory);
            var secret = program.DefaultRequestHeaders.Authorization!.Parameter!;
            program.DefaultRequestHeaders.Authorization = new("Bearer", secret[..^1] + (secret[^1] == '0' ? '1' : '0'));
            return await Status(program, "/mofa/history.json");
        }
    ));

    private IEnumerable<Attack> Integrity() => Of("A08 integrity",
        ("a form without its token, and with another person's", async () =>
        {
            using var content = new FormUrlEncodedContent([new("_handler", "enter"), new("number", "X")]);
            var without = await Status(await (await site.As("unit-reporter")).PostAsync(Local("/mofa/desk/visits/enter"), content, Stop));
            return $"{without}, {await Status(await PostForm("unit-head", "/mofa/desk/visits/enter", "/mofa/desk/visits/enter", "unit-reporter"))}";
        }
    ),
        ("a session's cookie with one letter changed", async () =>
        {
            using var browser = site.Browser();
            var cookie = (await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password))).Headers.GetValues("Set-Cookie").First(set => set.StartsWith("guibiao=", StringComparison.Ordinal)).Split(';')[0];
            var middle = cookie.Length / 2;
            return await WithCookie(cookie[..middle] + (cookie[middle] == 'A' ? 'B' : 'A') + cookie[(middle + 1)..], "/account");
        }
    ),
        ("an event of the history, edited behind the system's back", () => Task.FromResult(site.Store.Write(transaction =>
        {
            transaction.Save("attack");
            transaction.Connection!.Execute("UPDATE event SET reason = 'nothing happened' WHERE agency = 'mofa' AND number = 2", transaction: transaction);
            var check = EventLog.Verify(transaction, "mofa");
            transaction.Rollback("attack");
            transaction.Release("attack");
            return $"history verify: event {check.FirstBroken} is broken";
        }))),
        ("an archive with a digit changed", () =>
        {
            var folder = Directory.CreateTempSubdirectory("guibiao-").FullName;
            try
            {
                var file = Path.Combine(folder, "a.zip");
                Archives.ArchiveWriter.Write(site.Store, new Seals(new SealPlaces(Path.Combine(folder, "h"), Path.Combine(folder, "k"))), file, DateTimeOffset.UtcNow, (_, _) => { });
                var bytes = System.IO.File.ReadAllBytes(file);
                bytes[bytes.Length / 2] ^= 1;
                System.IO.File.WriteAllBytes(file, bytes);
                Assert.ThrowsAny<Exception>(() => new Archives.ArchiveReader(file).Dispose());
                return Task.FromResult("refused");
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    ));

    private IEnumerable<Attack> Logging() => Of("A09 logging",
        ("a sign-in that failed, looked for in the security log", async () =>
        {
            var account = site.NewPerson();
            await Refused(account);
            return $"{Told("sign-in.wrong", account)} event";
        }
    ),
        ("a page that was refused, looked for there", async () =>
        {
            var account = site.NewPerson();
            using var browser = site.Browser();
            await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", PeopledSite.Password));
            var status = await Status(browser, "/mofa/history");
            return $"{status}, {Told("access.denied", account)} event";
        }
    ),
        ("a second line for the log, in an account's name", async () =>
        {
            var name = $"eve-{Interlocked.Increment(ref number)}\nsign-in.ok admin";
            await Refused(name);
            site.Services.GetRequiredService<SecurityLog>().Flush();
            Assert.Equal(0, Count("SELECT COUNT(*) FROM security_event WHERE instr(by, char(10)) > 0 OR instr(subject, char(10)) > 0", new { }));
            return "one line, without the break";
        }
    ));

    private IEnumerable<Attack> Requests() => Of("A10 requests",
        ("an address of this machine's in every text that takes one", async () =>
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";
            using var browser = site.Browser();
            await PeopledSite.Send(browser, "/account/sign-in?next=" + Uri.EscapeDataString(address), "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password));
            var entry = await Draft("unit-reporter", address);
            await (await site.As("unit-reporter")).GetStringAsync(Local($"/mofa/desk/visits/entry?of={entry}"), Stop);
            using var program = site.Program("unit-reporter", Right.EnterEntries);
            await program.PostAsync(Local($"/api/mofa/registers/visits/entries?reason=x&file={Uri.EscapeDataString(address)}"), new StringContent(address, Encoding.UTF8, "text/csv"), Stop);
            await Task.Delay(200, Stop);
            Assert.False(listener.Pending());
            return "nobody called";
        }
    ),
        ("a redirection to another site after signing in", async () =>
        {
            using var browser = site.Browser();
            var answer = await PeopledSite.Send(browser, "/account/sign-in?next=" + Uri.EscapeDataString("//evil.example/"), "sign-in", ("Account", site.NewPerson()), ("Password", PeopledSite.Password));
            Assert.Equal(site.Address.Authority, new Uri(site.Address, answer.Headers.Location!).Authority);
            return $"302 to {new Uri(site.Address, answer.Headers.Location!).PathAndQuery} of this site";
        }
    ),
        ("links to another host, by X-Forwarded-Host", async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, Local("/account")) { Headers = { { "X-Forwarded-Host", "evil.example" }, { "X-Forwarded-Proto", "https" } } };
            using var answer = await site.Stranger.SendAsync(request, Stop);
            Assert.DoesNotContain("evil.example", answer.Headers.Location!.ToString() + await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            return $"{(int)answer.StatusCode}, without it";
        }
    ));

    private static IEnumerable<Attack> Of(string category, params (string What, Func<Task<string>> Try)[] attacks) => attacks.Select(attack => new Attack(category, attack.What, attack.Try));

    private static Uri Local(string address) => new(address, UriKind.Relative);

    private static string Next() => $"A105-{Interlocked.Increment(ref number):0000}";

    private static async Task<string> Status(HttpClient client, string address) => await Status(await client.GetAsync(Local(address), Stop));

    private static Task<string> Status(HttpResponseMessage answer)
    {
        using (answer)
        {
            return Task.FromResult(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private async Task<string> Draft(string account, string post = "部長", string act = "enter")
    {
        var entry = Next();
        var answer = await PeopledSite.Send(await site.As(account), "/mofa/desk/visits/enter", "enter",
            ("number", entry), ("country", "PW"), ("direction", "inbound"), ("rank", "minister"), ("post", post), ("visited", "2016-05-03"), ("days", "2"), ("unit", PeopledSite.Unit), ("class", "public"), ("Act", act));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return entry;
    }

    /// <summary>A form opened on one page and sent to another: by another person too, where one is named.</summary>
    private async Task<HttpResponseMessage> PostForm(string opener, string from, string to, params (string Name, string Value)[] fields) => await PostForm(opener, from, to, opener, fields);

    private async Task<HttpResponseMessage> PostForm(string opener, string from, string to, string sender, params (string Name, string Value)[] fields)
    {
        var page = await (await site.As(opener)).GetStringAsync(Local(from), Stop);
        var token = System.Text.RegularExpressions.Regex.Match(page[page.IndexOf("<main", StringComparison.Ordinal)..], "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await (await site.As(sender)).PostAsync(Local(to), content, Stop);
    }

    private static async Task<HttpResponseMessage> Json(HttpClient program, string address, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await program.PostAsync(Local("/api/mofa/registers/visits/entries" + address), content, Stop);
    }

    private async Task<string> Refused(string account)
    {
        using var browser = site.Browser();
        var answer = await PeopledSite.Send(browser, "/account/sign-in", "sign-in", ("Account", account), ("Password", "Wrong-Password-1"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return System.Text.RegularExpressions.Regex.Match(await PeopledSite.Text(answer), "role=\"alert\">.*?</div>", System.Text.RegularExpressions.RegexOptions.Singleline).Value;
    }

    private static async Task SignOut(HttpClient browser)
    {
        var page = await browser.GetStringAsync(Local("/account"), Stop);
        var token = System.Text.RegularExpressions.Regex.Match(page, "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync(Local("/account/sign-out"), content, Stop)).StatusCode);
    }

    private async Task<string> WithCookie(string cookie, string address)
    {
        using var other = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = site.Address };
        other.DefaultRequestHeaders.Add("Cookie", cookie);
        return await Status(other, address);
    }

    private long Count(string sql, object parameters) => site.Store.Read(transaction => transaction.Connection!.ExecuteScalar<long>(sql, parameters, transaction));

    private long Told(string kind, string by)
    {
        site.Services.GetRequiredService<SecurityLog>().Flush();
        return Count("SELECT COUNT(*) FROM security_event WHERE kind = @kind AND by = @by", new { kind, by });
    }

    // As it is typed: a client would tidy it up first.
    private async Task<string> Raw(string line, string host = "localhost")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, site.Address.Port, Stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\nHost: {host}\r\nConnection: close\r\n\r\n"), Stop);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Stop);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
        return answer.Split(' ')[1];
    }
}
