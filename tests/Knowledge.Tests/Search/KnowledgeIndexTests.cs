using AnTT.Knowledge.Documents;
using AnTT.Knowledge.Search;

namespace AnTT.Knowledge.Tests.Search;

public sealed class KnowledgeIndexTests
{
    private static readonly KnowledgeIndex Index = KnowledgeIndex.Build(
    [
        Passage("tam-tru", "Đăng ký tạm trú", "Người thuê nhà từ 30 ngày trở lên phải đăng ký tạm trú tại công an phường.", ["Thuê trọ có cần báo công an không?"]),
        Passage("bach-dang", "Kế hoạch phường Bạch Đằng", "Phường có 12 tổ dân phố, diện tích 2,59 km2.", wards: ["Bạch Đằng"]),
        Passage("thach-khoi", "Kế hoạch phường Thạch Khôi", "Phường có 19 tổ dân phố, diện tích 19,94 km2.", wards: ["Thạch Khôi"]),
        Passage("cu", "Mức phạt cũ", "Phạt tiền vi phạm đăng ký tạm trú 300.000 đồng.", expires: new DateOnly(2025, 12, 15)),
        Passage("lai-xe", "Giấy phép lái xe", "Giấy phép lái xe có 12 điểm, bị trừ khi vi phạm."),
    ], SearchLexicons.Default);

    [Theory]
    [InlineData("thue tro co can bao cong an khong", "tam-tru")]
    [InlineData("dien tich phuong thach khoi", "thach-khoi")]
    [InlineData("bằng lái có mấy điểm", "lai-xe")]
    public void Finds_the_passage_however_it_is_asked(string question, string document) =>
        Assert.Equal(document, Index.Search(new SearchRequest(question)).Hits[0].Passage.Document.Id);

    [Fact]
    public void A_ward_sees_its_own_documents_and_those_of_all() =>
        Assert.DoesNotContain(Index.Search(new SearchRequest("phường có bao nhiêu tổ dân phố", Ward: "thach khoi")).Hits, hit => hit.Passage.Document.Id == "bach-dang");

    [Fact]
    public void What_is_no_longer_in_force_is_not_found_on_that_day()
    {
        Assert.Contains(Index.Search(new SearchRequest("phạt đăng ký tạm trú", On: new DateOnly(2025, 12, 14))).Hits, hit => hit.Passage.Document.Id == "cu");
        Assert.DoesNotContain(Index.Search(new SearchRequest("phạt đăng ký tạm trú", On: new DateOnly(2025, 12, 15))).Hits, hit => hit.Passage.Document.Id == "cu");
    }

    [Fact]
    public void Coverage_tells_an_invented_subject_from_a_known_one()
    {
        var known = Index.Search(new SearchRequest("đăng ký tạm trú tại công an phường")).Hits[0];
        var invented = Index.Search(new SearchRequest("đăng ký nuôi khủng long")).Hits[0];

        Assert.True(known.Coverage > 0.8, $"known {known.Coverage}");
        Assert.True(invented.Coverage < 0.5, $"invented {invented.Coverage}");
        Assert.Contains(invented.Terms, term => term is { Text: "khủng", Matched: false });
    }

    [Fact]
    public void Legal_terms_cover_everyday_words() =>
        Assert.True(Index.Search(new SearchRequest("bằng lái")).Hits[0].Coverage > 0.99);

    [Fact]
    public void The_same_question_always_gets_the_same_order()
    {
        var first = Index.Search(new SearchRequest("phường có tổ dân phố nào")).Hits;

        Parallel.For(0, 50, _ => Assert.Equal(first.Select(hit => (hit.Passage.Id, hit.Score)), Index.Search(new SearchRequest("phường có tổ dân phố nào")).Hits.Select(hit => (hit.Passage.Id, hit.Score))));
    }

    [Fact]
    public void An_empty_index_finds_nothing()
    {
        var result = KnowledgeIndex.Build([], SearchLexicons.Default).Search(new SearchRequest("đăng ký tạm trú"));

        Assert.Empty(result.Hits);
        Assert.Equal(0, result.Margin);
    }

    private static Passage Passage(string id, string title, string text, string[]? questions = null, string[]? wards = null, DateOnly? expires = null) =>
        new($"{id}#1", new DocumentHeader(id, title, "bai-viet", Wards: wards, Expires: expires), "", [], [new Paragraph(text)]) { Questions = questions ?? [] };
}
