using DocumentFormat.OpenXml.Drawing.Charts;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using A = DocumentFormat.OpenXml.Drawing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace AnTT.Cases.Statistics;

/// <summary>A bar chart of Word's own, its figures inside: whoever opens it can restyle it and finds nothing behind it.</summary>
internal static class ReportChart
{
    // In English Metric Units, 360,000 to the centimetre.
    private const long Width = 16L * 360_000;
    private const long RowHeight = 270_000;
    private const uint LabelAxis = 1;
    private const uint ValueAxis = 2;

    /// <returns>Null: there is nothing to show.</returns>
    public static W.Paragraph? Add(MainDocumentPart main, NamedTable? table)
    {
        var rows = table?.Rows.Where(row => row.Now.Value > 0).Reverse().ToList();
        if (rows is not { Count: > 1 }) return null;
        var part = main.AddNewPart<ChartPart>();
        part.ChartSpace = new ChartSpace(new Chart(
            new AutoTitleDeleted { Val = true },
            new PlotArea(
                new Layout(),
                new BarChart(
                    new BarDirection { Val = BarDirectionValues.Bar }, new BarGrouping { Val = BarGroupingValues.Clustered }, new VaryColors { Val = false }, Series(rows), new GapWidth { Val = 60 },
                    new AxisId { Val = LabelAxis }, new AxisId { Val = ValueAxis }),
                new CategoryAxis(
                    new AxisId { Val = LabelAxis }, new Scaling(new Orientation { Val = OrientationValues.MinMax }), new Delete { Val = false }, new AxisPosition { Val = AxisPositionValues.Left },
                    new CrossingAxis { Val = ValueAxis }, new Crosses { Val = CrossesValues.AutoZero }),
                new ValueAxis(
                    new AxisId { Val = ValueAxis }, new Scaling(new Orientation { Val = OrientationValues.MinMax }, new MinAxisValue { Val = 0 }), new Delete { Val = true }, new AxisPosition { Val = AxisPositionValues.Bottom },
                    new CrossingAxis { Val = LabelAxis }, new Crosses { Val = CrossesValues.AutoZero })),
            new PlotVisibleOnly { Val = true }));
        return Place(main.GetIdOfPart(part), 600_000 + rows.Count * RowHeight);
    }

    private static BarChartSeries Series(List<NamedRow> rows)
    {
        var (labels, values) = (new StringLiteral(new PointCount { Val = (uint)rows.Count }), new NumberLiteral(new FormatCode("General"), new PointCount { Val = (uint)rows.Count }));
        for (var i = 0; i < rows.Count; i++)
        {
            labels.Append(new StringPoint(new NumericValue(rows[i].Name)) { Index = (uint)i });
            values.Append(new NumericPoint(new NumericValue($"{rows[i].Now.Value}")) { Index = (uint)i });
        }
        return new BarChartSeries(
            new DocumentFormat.OpenXml.Drawing.Charts.Index { Val = 0 }, new Order { Val = 0 }, new SeriesText(new NumericValue("Kỳ này")), new ChartShapeProperties(new A.SolidFill(new A.RgbColorModelHex { Val = "12305C" })),
            new InvertIfNegative { Val = false },
            new DataLabels(new ShowLegendKey { Val = false }, new ShowValue { Val = true }, new ShowCategoryName { Val = false }, new ShowSeriesName { Val = false }, new ShowPercent { Val = false }, new ShowBubbleSize { Val = false }),
            new CategoryAxisData(labels), new Values(values));
    }

    private static W.Paragraph Place(string id, long height) => new(new W.Run(new W.Drawing(new Inline(
        new Extent { Cx = Width, Cy = height },
        new DocProperties { Id = 1, Name = "Biểu đồ", Description = "Số tin báo theo loại việc, đúng như bảng bên dưới" },
        new A.Graphic(new A.GraphicData(new ChartReference { Id = id }) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/chart" }))
    { DistanceFromTop = 0, DistanceFromBottom = 0, DistanceFromLeft = 0, DistanceFromRight = 0 })));
}
