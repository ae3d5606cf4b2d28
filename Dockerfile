# Two images out of one build: "portal" (the default) and "emulator".
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet restore VpnPortal.sln --locked-mode \
 && dotnet publish src/VpnPortal.Emulator -c Release --no-restore -o /out/emulator \
 && dotnet publish VpnPortal.csproj -c Release --no-restore -o /out/portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS emulator
WORKDIR /app
COPY --from=build /out/emulator .
# The state file holds pre-shared keys; it is written with mode 600.
RUN mkdir /state && chown $APP_UID /state
USER $APP_UID
VOLUME /state
EXPOSE 8090
ENTRYPOINT ["dotnet", "VpnPortal.Emulator.dll", "--urls", "http://0.0.0.0:8090"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS portal
WORKDIR /app
COPY --from=build /out/portal .
# The data directory belongs to the user that the portal runs as: it keeps keys there with mode 600.
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
VOLUME /data
ENV Portal__DataDirectory=/data ASPNETCORE_URLS=http://0.0.0.0:8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "VpnPortal.dll"]
