using Guibiao.Storage;
using Npgsql;

namespace Guibiao.Tests.Storage;

public sealed class PostgreSqlAddressTests(PostgreSqlServer server)
{
    [Theory]
    [InlineData("postgres://u:hidden@127.0.0.1:1/a?sslmode=always", "the database address's sslmode can't be \"always\": use disable, allow, prefer, require, verify-ca, verify-full")]
    [InlineData("postgres://u:hidden@127.0.0.1:1/a?sslmode", "the database address's sslmode can't be \"\": use disable, allow, prefer, require, verify-ca, verify-full")]
    [InlineData("postgres://u:hidden@127.0.0.1:1/a?SSLMode=require", "the database address has an unknown parameter \"SSLMode\": there are sslmode, sslrootcert, host and connect_timeout")]
    [InlineData("postgres://u@127.0.0.1:1/a?password=hidden", "the database address has an unknown parameter \"password\": there are sslmode, sslrootcert, host and connect_timeout")]
    [InlineData("postgres://u:hidden@127.0.0.1:1/a?sslmode=require&sslrootcert=%2Fno%2Fsuch.pem", "the database address's sslrootcert names a file that isn't there: \"/no/such.pem\"")]
    [InlineData("postgres://u:hidden@127.0.0.1:1/a?host=%2Fno%2Fsuch", "the database address's host is the folder of the server's socket, and \"/no/such\" isn't there")]
    [InlineData("postgres://u:hidden@127.0.0.1:1/a?connect_timeout=0", "the database address's connect_timeout can't be \"0\": use 1–1024")]
    [InlineData("postgres://u:hid/den@127.0.0.1/a", "\"postgres://…\" is of no known kind")]
    [InlineData("postgres://u:hid#den@127.0.0.1/a", "\"postgres://…\" is of no known kind")]
    [InlineData("postgres://u:hidden@127.0.0.1:0/a", "\"postgres://…\" is of no known kind")]
    [InlineData("postgres://u:hidden@127.0.0.1:99999/a", "\"postgres://…\" is of no known kind")]
    [InlineData("postgres://u:hidden%00@127.0.0.1:1/a", "\"postgres://…\" is of no known kind")]
    [InlineData("postgres://u:hidden@[::1/a", "\"postgres://…\" is of no known kind")]
    [InlineData("postgres://u:hidden@[::1]:1/a", "The database postgres://[::1]:1/a can't be opened")]
    public void Open_WrongAddress_SaysWhatIsWrong_AndTellsNoPassword(string address, string sentence)
    {
        var said = Assert.Throws<StoreUnreachableException>(() => Store.Open(address)).Sentence;

        Assert.Contains(sentence, said.English, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", said.English + said.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?sslmode=disable&connect_timeout=5", true)]
    [InlineData("?sslmode=prefer", true)]
    [InlineData("?sslmode=verify-full", false)]
    public void Open_Parameters_AreKept(string parameters, bool opens)
    {
        var address = server.NewDatabase() + parameters;
        if (opens)
        {
            Store.Open(address);
            return;
        }
        // The tests' server speaks no TLS: a connection in the clear would be what was forbidden.
        Assert.Throws<StoreUnreachableException>(() => Store.Open(address));
    }

    [Fact]
    public void Open_BySocket_WithAPasswordOfOddLetters()
    {
        using var alone = PostgreSqlServer.Alone();
        var address = new UriBuilder(alone.NewDatabase());
        using (var connection = (NpgsqlConnection)Store.Open(address.Uri.AbsoluteUri).Connect())
        {
            using var command = new NpgsqlCommand("""CREATE ROLE "odd @:/?#%" LOGIN SUPERUSER PASSWORD 'p@:/?#%&密'""", connection);
            command.ExecuteNonQuery();
        }
        alone.AskForPasswords();

        var name = Uri.EscapeDataString("odd @:/?#%");
        var socket = "?host=" + Uri.EscapeDataString(alone.Folder);
        var at = $"127.0.0.1:{address.Port}{address.Path}";
        Store.Open($"postgres://{name}:{Uri.EscapeDataString("p@:/?#%&密")}@{at}");
        Store.Open($"postgres://{name}:{Uri.EscapeDataString("p@:/?#%&密")}@{at}{socket}");
        Assert.Contains("can't be opened", Assert.Throws<StoreUnreachableException>(() => Store.Open($"postgres://{name}:wrong@{at}{socket}")).Sentence.English, StringComparison.Ordinal);
    }
}
