namespace Guibiao.Evidence.Sheets;

/// <summary>A part as it unpacks, up to a number of bytes in all, and of bytes in one name, attribute or text: whoever reads it holds no more.</summary>
internal sealed class BoundedStream(Stream inner, long most, Action<int> count) : Stream
{
    private const int LongestRun = 1_000_000;
    private long read;
    private int run;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var got = inner.Read(buffer);
        read += got;
        count(got);
        var last = buffer[..got].LastIndexOf((byte)'<');
        run = last < 0 ? run + got : got - last;
        if (read > most || run > LongestRun)
        {
            throw UnreadableException.Of("sheet.tooLarge");
        }
        return got;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }
}
