using System.Text.RegularExpressions;

namespace AnTT.Knowledge.Answers.Guards;

/// <summary>The words behind <see cref="RefusalRules"/>, on text without marks; compiled with the program.</summary>
internal static partial class RefusalRules
{
    private const int TimeoutMilliseconds = 200;
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string HowTo =
        @"\b(cach|huong dan|chi (toi|em|minh|cho|cach|giup)|day (toi|em|minh|cho|cach)|bay (toi|em|minh|cho)|lam sao|lam the nao|lam cach nao|cong thuc|meo|muon|cho nao|o dau|giup (toi|em|minh))\b";

    private const string Forged = "(giay to|cccd|can cuoc|bang|bang lai|tien|bien so|bien|con dau|ho chieu|so do) gia";

    private const string Person = "(ong|ba|anh|chi|co|chu|bac|em|thang|con|gia dinh|nha)";

    private const string RuleChangeWords =
        @"\b(" +
        @"bo qua (moi |cac |tat ca |nhung )*(huong dan|quy tac|lenh|chi dan|chi thi truoc|quy dinh (cua )?(ban|bot|he thong))|quen (het |di )*(huong dan|quy tac|lenh|chi dan)|" +
        @"ignore (all|previous|the|your)|system prompt|prompt|dong vai|gia vo (la|lam)|tu (gio|bay gio|nay) (ban|may|bot) (la|phai|se)|jailbreak|developer mode|" +
        @"in (ra )?(toan bo )?(huong dan|cau hinh|noi dung he thong)|mat khau (quan tri|admin|he thong)|api ?key|(doi|thay|sua|tat) (quy tac|luat|cau hinh) (cua )?(ban|bot|he thong)" +
        @")\b";

    private const string ReporterIdentityWords =
        @"\b(" +
        @"\bai (da |vua |la nguoi |la ke |lai |dam |di |hay |moi )*(to giac|to cao|bao cong an|bao tin|bao an|phan anh|mach|goi cong an|trinh bao|to|khai ra|bao chinh quyen|bao phuong|gui tin)\b|" +
        @"(ten|danh tinh|so dien thoai|sdt|dia chi|thong tin|nha) (cua )?(nguoi|ke|thang|dua) (da |vua )?(goi (113|cong an)|to giac|to cao|bao tin|bao an|bao|phan anh|gui tin|to|mach)|" +
        @"nguoi (da |vua )?(to giac|to cao|bao tin|gui tin|phan anh) (vu |viec )?.*(la ai|ten gi|ten la gi|o dau|nha nao|so dien thoai)|" +
        @"(nguoi|ke|dua|thang) nao (da |vua |dam )?(to giac|to cao|to|bao tin|bao cong an|goi 113|goi cong an|phan anh|mach)|ai bao tin" +
        @")\b";

    private const string ReporterIdentityUnlessWords =
        @"\b(" +
        @"co quyen|duoc quyen|co the|phai|co trach nhiem|co nghia vu|tiep nhan|giai quyet|co duoc|bi phat|muc phat|thi (goi|bao)|xu ly" +
        @")\b";

    private const string PrivatePersonWords =
        @"\b(" +
        @"(so dien thoai|sdt|dia chi nha|dia chi|noi o|cccd|so can cuoc|can cuoc|cmnd|ly lich|thong tin ca nhan|so tai khoan|bien so xe|ngay sinh|que quan|nha rieng|tien an|ho so|zalo|facebook) (nha |rieng )?(cua |ca nhan cua )" + Person + @"\b|" +
        @"\bnha (cua )?(ong|ba|anh|chi|co|chu|bac) \w+( \w+)? (o|nam o|o cho) ?(dau|nao)|" +
        @"(danh sach|liet ke|ten|nhung ai) (cac |nhung |nguoi |doi tuong )*(nghien|tu toi|doi tuong|co tien an|bi bat|cai nghien|dang bi quan ly|vi pham o to|bi nghi)|" +
        @"(ong|ba|anh|chi) \w+( \w+){0,2} (co tien an|co bi bat|co nghien|bi bat chua|co vo|dang o dau|song o dau|luong bao nhieu)|" +
        @"(ong|ba|anh|chi|dai tuong|trung tuong|thieu tuong|bi thu|chu tich|giam doc|thu tuong|bo truong) .*(co vo|co chong|vo la ai|chong la ai|may (nguoi |dua )?con|luong( thang)? bao nhieu|bao nhieu tuoi|que (quan )?o dau|que dau|nha o dau|giau khong|so dien thoai)|" +
        @"(ke ten|danh sach|liet ke|cho biet ten|ten cua) .*(nguoi|doi tuong) .*(thi hanh an|cai nghien|nghien|bi bat|tien an|bi phat|duoc giao duc|vi pham|to giac)|" +
        @"(tra|tim|xem|kiem tra) (giup |ho |cho )?(toi |minh |em )?(chu nhan |chu )?(thong tin |so )?(bien so|so dien thoai|so cccd|so tai khoan|so can cuoc) .*(cua ai|la ai|chu nhan)|" +
        @"(chong|vo|con|nguoi yeu|ban gai|ban trai) (cua )?(toi|em|minh|anh) (dang |hien )?(o|di) .{0,25}(nao|dau)|" +
        @"(so dien thoai|bien so( xe)?|so tai khoan) (nay|\d[\w .-]+) (la )?(xe )?(cua ai|cua nguoi nao|ai dung ten)|hang xom (nha )?toi (la ai|ten gi|lam gi)" +
        @")\b";

    private const string PrivatePersonUnlessWords =
        @"\b(" +
        @"dung the|muon the|(doi|duoc|cu|bi|co y) giu|giu (lai |luon )?(cccd|can cuoc|the|giay)|cam (co )?(the|can cuoc|cccd)|bi phat|muc phat|phat (bao|sao|the|bn)|dung luat|trai luat|toi gi|vi pham|bi gi|lam lai|lam gia|gia mao|xin viec" +
        @")\b";

    private const string HarmfulWords =
        @"\b(" +
        HowTo + @".*\b(che tao|tu che|che|lam|nau|dieu che|pha che|tron|mua|ban|trong|kiem|tim|so huu)\b.{0,25}\b(phao no|phao|thuoc no|bom|min tu|sung|dan duoc|ma tuy|can sa|thuoc lac|heroin|ketamin|hang da|hang trang|dao gam|" +
        Forged + @")\b|" +
        HowTo + @".*\blam gia\b|" +
        HowTo + @".*\b(ne|lach|tron|qua mat|doi pho|chay an|vuot qua|khong bi phat hien|khong bi cong an)\b.{0,30}\b(nong do con|csgt|chot|phat nguoi|cong an|canh sat|thue|kiem tra|luat|phat hien)\b|" +
        HowTo + @".*\b(hack|doc trom|nghe len|quay len|chup len|theo doi|be khoa|pha khoa|dot nhap|rua tien|trom|giet|dau doc|tong tien|lua dao|lua|danh bom|dot nha|ban so de|to chuc danh bac)\b|" +
        @"(ma|de|sao cho) (khong (bi|ai) (phat hien|biet|lo)|cong an khong (bat|biet|phat hien|lam gi))|khong bi bat( duoc| giu)?$|thoi (ma )?khong len (nong do|con)|" +
        @"\b(rua tien|mua (ma tuy|can sa|sung|thuoc no|phao no|" + Forged + @")|hack .{1,20}|lam (" + Forged + @"|gia .{2,20}))\b.{0,30}\b(nhu nao|ntn|nhu the nao|the nao|kieu gi|cho nao|o dau)|" +
        @"(muon|de|cach|lam sao) .{0,40}\b(danh|giet|dam|chem|trom|ban|buon|hut|choi|danh bac|lua|trong|dot)\b.{0,40} (khong|chang|khoi|ma khong|ko|k) bi (bat|lo|ai biet|phat hien|cong an)|" +
        @"(dau doc|thuoc chet|giet) .{0,30}(bang gi|bang cach nao|the nao cho|cach nao)|" +
        @"(?:mua|ban|kiem) (?:\w+ ){0,2}(ma tuy|can sa|thuoc lac|heroin|hang da|sung|thuoc no|phao no|tien gia)( \w+)? (o dau|cho nao|gia bao nhieu|ntn|the nao)" +
        @")\b";

    private const string HarmfulUnlessWords =
        @"\b(" +
        @"bi phat|muc phat|phat (bao nhieu|the nao|ra sao|nhu the nao|nhu nao|bn)|xu ly|toi gi|toi khong|pham toi|vi pham|co duoc|duoc khong|bi gi|bi lam sao|hinh phat|di tu|trinh bao|to giac|bao (cong an|o dau|cho ai|tin|ai|phuong)|phat hien (nguoi|co|thay|hang xom)|" +
        @"phong tranh|phong chong|phong ngua|nhan biet|lay lai|bi (mat|lua|hack|trom|danh|theo doi|chiem|nguoi)|hop phap|co sao|thi sao|lam gi khi|phai lam (gi|sao)|nen lam|tranh bi|de khong bi (lua|trom|hack|mat)" +
        @")\b";

    private const string PoliticsWords =
        @"\b(" +
        @"(nen |phai |se )?(bau|bo phieu) cho (ai|ong|ba)|nen bau ai|(ong|ba|dong chi|lanh dao|chu tich|bi thu|truong cong an|cong an) .*(co tham nhung|tham nhung khong|nhan hoi lo khong|co tot khong|co gioi khong|co tham nhung|co xung dang)|(dang|che do|chinh quyen|nha nuoc) .*(tot khong|xau khong|tham nhung khong|sup do|lat do)|" +
        @"theo (ban|bot|may) .*(dung hay sai|dung khong|sai khong|tot khong)|dang nao .*(tot|hay|hon)|dang nao (tot|hay|gioi|nhat)|da dang|lat do|bieu tinh o dau|(y kien|quan diem|suy nghi) cua (ban|bot|may) ve|ban (ung ho|thich) (dang|ai|ong)|ai (se )?(lam|len) (tong bi thu|chu tich nuoc|thu tuong)|hoang sa .*cua (ai|nuoc nao)|phe (nao|canh)" +
        @")\b";

    private const string RumourWords =
        @"\b(" +
        @"(nghe (noi|don|dau|bao)|co tin don|tin don|don rang|don la|nguoi ta don|thay don|hinh nhu) .*(phai khong|dung khong|co that|that khong|sap|dung hong|phai hong|thiet khong)|(co|bi) that la .* (bi bat|tu chuc|bi ky luat)" +
        @")\b";

    private const string RumourUnlessWords =
        @"\b(" +
        @"\bphat\b|luat|quy dinh|dang ky|co can|co duoc|thu tuc|lua dao|lua khong|toi gi|hieu luc|nghi dinh|nghi quyet|de an|muc|bao nhieu" +
        @")\b";

    private const string OffTopicWords =
        @"\b(" +
        @"(nao|gi|hang nao) (la |thi )?(tot|ngon|dep|re|xin|ben|hay|dai|cao|dong|giau|to|lon|nho) nhat (the gioi|viet nam|hien nay|trong|cua the)|(hang|quan|cay|loai|xe|may|dien thoai|truong|bac si|luat su) nao (la |thi )?(tot|ngon|re|ben|xin|gioi)( nhat)?|\w+ nao trong (nha|phong) (tot|dep)|" +
        @"thoi tiet .*(hom nay|ngay mai|\bmai\b|tuan|the nao|ra sao|\bnay\b)|du bao thoi tiet|(hom nay|ngay mai|mai) (co |troi )*(mua|nang|lanh)|nhiet do (hom nay|ngay mai)|" +
        @"(viet|lam|soan|sang tac) (giup |ho |cho )*(toi |em |minh |tui )*(mot |1 )?(bai|doan) (tho|van|hat|luan|ta|viet|tieu luan|thuyet trinh)|bai (tho|van ta)|(lam|doc) tho\b|ta con|ke (chuyen|truyen)|truyen cuoi|" +
        @"giai (giup |ho )*(toi |em |minh )*(bai |phuong trinh|toan)|phuong trinh|dao ham|tich phan|\d+ ?[x*+:] ?\d+ (bang|=)|can bac hai|" +
        @"(dich|translate) (giup |ho |cho |sang |cau |tu )+|viet (code|ham|chuong trinh)|lap trinh|python|javascript|" +
        @"world ?cup|bong da|vo dich|ngoai hang anh|champions league|ty so tran|doi tuyen|messi|ronaldo|" +
        @"xo so|ket qua so|so de hom nay|lo hom nay|danh con gi|soi cau|gia vang|gia (dat|nha|xang|do la|usd|co phieu|bitcoin|vang|chung cu|heo|lon|dien thoai)|chung khoan|bitcoin|ty gia|" +
        @"thue (phong|nha|tro|mat bang|xe)( tro)? .*(thang bao nhieu|gia bao nhieu|bao nhieu (tien )?(mot|1) thang|bao nhieu tien$)|" +
        @"(cach )?nau (an|pho|bun|mon|com|canh)|mon an|cong thuc nau|quan an (ngon|nao)|an gi ngon|nha hang nao|du lich|khach san (nao|ngon)|ve may bay|phim (gi|nao|hay)|bai hat|ca si|dien vien|" +
        @"tu vi|boi bai|cung hoang dao|xem boi|tinh yeu|nguoi yeu|to tinh|giam can|lam dep|thuoc chua|chua benh|trieu chung|" +
        @"ban (la con trai|bao nhieu tuoi|co nguoi yeu|co yeu)|ke chuyen cuoi|choi game|mua (dien thoai|may tinh|laptop|xe) (gi|nao|hang)|thu do (cua )?(nuoc )?(phap|anh|my|lao|nga|nhat|trung quoc)|ai phat minh|nguyen to|dien tich trai dat" +
        @")\b";

    [GeneratedRegex(RuleChangeWords, Options, TimeoutMilliseconds)]
    private static partial Regex RuleChange();

    [GeneratedRegex(ReporterIdentityWords, Options, TimeoutMilliseconds)]
    private static partial Regex ReporterIdentity();

    [GeneratedRegex(ReporterIdentityUnlessWords, Options, TimeoutMilliseconds)]
    private static partial Regex ReporterIdentityUnless();

    [GeneratedRegex(PrivatePersonWords, Options, TimeoutMilliseconds)]
    private static partial Regex PrivatePerson();

    [GeneratedRegex(PrivatePersonUnlessWords, Options, TimeoutMilliseconds)]
    private static partial Regex PrivatePersonUnless();

    [GeneratedRegex(HarmfulWords, Options, TimeoutMilliseconds)]
    private static partial Regex Harmful();

    [GeneratedRegex(HarmfulUnlessWords, Options, TimeoutMilliseconds)]
    private static partial Regex HarmfulUnless();

    [GeneratedRegex(PoliticsWords, Options, TimeoutMilliseconds)]
    private static partial Regex Politics();

    [GeneratedRegex(RumourWords, Options, TimeoutMilliseconds)]
    private static partial Regex Rumour();

    [GeneratedRegex(RumourUnlessWords, Options, TimeoutMilliseconds)]
    private static partial Regex RumourUnless();

    [GeneratedRegex(OffTopicWords, Options, TimeoutMilliseconds)]
    private static partial Regex OffTopic();
}
