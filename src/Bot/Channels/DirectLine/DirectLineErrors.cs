using AnTT.Bot.Conversations;

namespace AnTT.Bot.Channels.DirectLine;

/// <summary>Error answers of the protocol: <c>{"error":{"code","message"}}</c> with stable codes.</summary>
internal static class DirectLineErrors
{
    public static IResult BadArgument(string message) => Error(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult MissingCredential() => Error(StatusCodes.Status401Unauthorized, "Unauthorized", "Thiếu hoặc không đọc được mã truy cập.");

    public static IResult TokenExpired() => Error(StatusCodes.Status403Forbidden, "TokenExpired", "Mã truy cập đã hết hạn.");

    public static IResult OtherConversation() => Error(StatusCodes.Status403Forbidden, "BadArgument", "Mã truy cập này thuộc cuộc trò chuyện khác.");

    public static IResult ForeignPage() => Error(StatusCodes.Status403Forbidden, "ForeignOrigin", "Trang web khác không được mở cuộc trò chuyện ở đây.");

    public static IResult NotFound() => Error(StatusCodes.Status404NotFound, "NotFound", "Không có cuộc trò chuyện này.");

    public static IResult TooLarge(string message) => Error(StatusCodes.Status413PayloadTooLarge, "TooLarge", message);

    public static IResult UnsupportedFile(string message) => Error(StatusCodes.Status415UnsupportedMediaType, "UnsupportedFile", message);

    public static IResult TooMany() => Error(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Bạn gửi hơi nhanh. Hãy đợi một phút rồi gửi tiếp. Nếu đang nguy hiểm, hãy gọi ngay 113.");

    private static IResult Error(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, ActivityJson.Options, statusCode: status);
}
