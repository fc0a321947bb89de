using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace AnTT.Bot.Web;

/// <summary>Which machines in front of this one may say who really calls (section <c>Proxy</c>).</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses, or networks such as <c>10.0.0.0/8</c>. A proxy on this machine is always known.</summary>
    public List<string> Known { get; set; } = [];
}

public static class ProxySetup
{
    public static IServiceCollection AddKnownProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Proxy")
            .Validate(proxy => proxy.Known.TrueForAll(known => IPNetwork.TryParse(known, out _) || IPAddress.TryParse(known, out _)), "Proxy:Known chỉ nhận địa chỉ IP hoặc dải mạng, ví dụ: 10.0.0.5 hoặc 10.0.0.0/8.")
            .ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((forwarded, proxy) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var known in proxy.Value.Known)
            {
                if (IPAddress.TryParse(known, out var address)) forwarded.KnownProxies.Add(address);
                else forwarded.KnownIPNetworks.Add(IPNetwork.Parse(known));
            }
        });
        return services;
    }
}
