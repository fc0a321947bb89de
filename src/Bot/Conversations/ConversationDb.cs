using AnTT.Bot.Conversations.Outbox;
using AnTT.Bot.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.Conversations;

/// <summary>Conversations, what came in, and what each person was shown.</summary>
public sealed class ConversationDb(DbContextOptions<ConversationDb> options) : DbContext(options)
{
    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<InboxMessage> Inbox => Set<InboxMessage>();

    public DbSet<TranscriptEntry> Transcript => Set<TranscriptEntry>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<PausedChannel> PausedChannels => Set<PausedChannel>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Conversation>(conversation =>
        {
            conversation.ToTable("conversation").HasKey(row => row.Id);
            conversation.Property(row => row.Version).IsConcurrencyToken();
            conversation.HasIndex(row => row.LastActivityAt);
        });
        modelBuilder.Entity<InboxMessage>(message =>
        {
            message.ToTable("inbox").HasKey(row => row.Id);
            message.Ignore(row => row.IsRepeat);
            message.HasIndex(row => new { row.Channel, row.MessageId }, "IX_inbox_taken").IsUnique().HasFilter("\"Status\" <> 0");
            message.HasIndex(row => row.Id, "IX_inbox_pending").HasFilter("\"Status\" = 0");
            message.HasIndex(row => row.ReceivedAt, "IX_inbox_set_aside").HasFilter("\"Status\" = 2");
        });
        modelBuilder.Entity<TranscriptEntry>(entry =>
            entry.ToTable("transcript").HasKey(row => new { row.ConversationId, row.Sequence }));
        modelBuilder.Entity<TalkToForget>(talk => talk.ToTable("forgetting").HasKey(row => row.ConversationId));
        modelBuilder.Entity<OutboxMessage>(message =>
        {
            message.ToTable("outbox").HasKey(row => row.Id);
            message.HasIndex(row => new { row.Channel, row.Status, row.DueAt });
            message.HasIndex(row => new { row.ConversationId, row.Status, row.Id });
            message.HasIndex(row => row.Tag);
        });
        modelBuilder.Entity<PausedChannel>(channel => channel.ToTable("paused_channel").HasKey(row => row.Channel));
    }
}

/// <summary>One person's talk with the bot on one channel.</summary>
public sealed class Conversation
{
    /// <summary>Unguessable; the channel's id for it.</summary>
    public required string Id { get; init; }

    public required string Channel { get; init; }

    /// <summary>The channel's id of the person, or how the channel reaches them.</summary>
    public required string UserId { get; set; }

    /// <summary>JSON of <see cref="ConversationState"/>; sealed in the table.</summary>
    public string State { get; set; } = "{}";

    /// <summary>Random; files sent in this conversation are kept under it until a tip is filed with it. Replaced after filing or cancelling.</summary>
    public required string DraftKey { get; set; }

    /// <summary>Last sequence number given to an activity.</summary>
    public long LastSequence { get; set; }

    /// <summary>An officer has stopped this person's messages until then; words of danger are still answered. Null: not.</summary>
    public DateTimeOffset? BlockedUntil { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset LastActivityAt { get; set; }

    public int Version { get; set; }
}

public enum InboxStatus
{
    Pending = 0,
    Done = 1,

    /// <summary>Failed several times; kept for a person to look at, and the conversation goes on.</summary>
    SetAside = 2,
}

/// <summary>A message acknowledged to its channel. Written and flushed before the acknowledgement.</summary>
public sealed class InboxMessage
{
    public long Id { get; init; }

    public required string Channel { get; init; }

    /// <summary>The channel's id of the message; with <see cref="Channel"/> unique among those answered, so repeats change nothing.</summary>
    public required string MessageId { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>Id of the activity in the transcript.</summary>
    public required string ActivityId { get; init; }

    /// <summary>JSON of the <see cref="Activity"/>, sealed in the table; emptied once processed.</summary>
    public required string Payload { get; set; }

    public DateTimeOffset ReceivedAt { get; init; }

    public InboxStatus Status { get; set; }

    public int Attempts { get; set; }

    /// <summary>The same message was answered before, or waits before this one. Not stored: found when the messages of a turn are read.</summary>
    public bool IsRepeat { get; set; }
}

/// <summary>One activity of the conversation as the person sees it, both directions.</summary>
public sealed class TranscriptEntry
{
    public required string ConversationId { get; init; }

    public required long Sequence { get; init; }

    public required string Payload { get; set; }

    public DateTimeOffset At { get; init; }
}

/// <summary>The talk of a tip that was sent or dropped, for the few minutes until it is emptied.</summary>
public sealed class TalkToForget
{
    public required string ConversationId { get; init; }

    /// <summary>The last sequence number that goes.</summary>
    public required long Through { get; init; }

    public DateTimeOffset DueAt { get; init; }
}
