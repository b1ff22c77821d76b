using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Parvis.Platform.Data.Migrations;

/// <summary>Passkeys, second factors, and addresses that one adds oneself.</summary>
[DbContext(typeof(AppDb))]
[Migration("20261127000008_SigningIn")]
public sealed class SigningIn : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<DateTime>("MainAt", "Address", nullable: true);
        migration.CreateTable(
            "Passkey",
            table => new
            {
                Id = table.Identity(),
                AccountId = table.Column<long>(),
                CredentialId = table.Column<string>(maxLength: 1400),
                PublicKey = table.Column<string>(maxLength: 2000),
                SignCount = table.Column<long>(),
                Name = table.Column<string>(maxLength: 80),
                Transports = table.Column<string>(maxLength: 200),
                IsBackupEligible = table.Column<bool>(),
                IsBackedUp = table.Column<bool>(),
                CreatedAt = table.Column<DateTime>(),
                UsedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_Passkey", row => row.Id);
                table.ForeignKey(
                    "FK_Passkey_Account_AccountId",
                    row => row.AccountId,
                    "Account",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_Passkey_AccountId", "Passkey", "AccountId");
        migration.CreateIndex("IX_Passkey_CredentialId", "Passkey", "CredentialId", unique: true);
        migration.CreateTable(
            "SpentChallenge",
            table => new
            {
                Id = table.Identity(),
                Hash = table.Column<string>(maxLength: 64),
                ExpiresAt = table.Column<DateTime>(),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SpentChallenge", row => row.Id);
            }
        );
        migration.CreateIndex("IX_SpentChallenge_Hash", "SpentChallenge", "Hash", unique: true);
        CreateSecondFactors(migration);
        migration.CreateTable(
            "AddressClaim",
            table => new
            {
                Id = table.Identity(),
                AccountId = table.Column<long>(),
                Email = table.Column<string>(maxLength: 254),
                Key = table.Column<string>(maxLength: 254),
                TokenHash = table.Column<string>(maxLength: 64, nullable: true),
                CreatedAt = table.Column<DateTime>(),
                ExpiresAt = table.Column<DateTime>(),
                UsedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_AddressClaim", row => row.Id);
                table.ForeignKey(
                    "FK_AddressClaim_Account_AccountId",
                    row => row.AccountId,
                    "Account",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex(
            "IX_AddressClaim_AccountId_Key",
            "AddressClaim",
            new[] { "AccountId", "Key" },
            unique: true
        );
        migration.CreateIndex("IX_AddressClaim_TokenHash", "AddressClaim", "TokenHash", unique: true);
    }

    private static void CreateSecondFactors(MigrationBuilder migration)
    {
        migration.CreateTable(
            "SecondFactor",
            table => new
            {
                Id = table.Identity(),
                AccountId = table.Column<long>(),
                Secret = table.Column<string>(maxLength: 400),
                CreatedAt = table.Column<DateTime>(),
                ConfirmedAt = table.Column<DateTime>(nullable: true),
                LastStep = table.Column<long>(),
                Failures = table.Column<int>(),
                FirstFailedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SecondFactor", row => row.Id);
                table.ForeignKey(
                    "FK_SecondFactor_Account_AccountId",
                    row => row.AccountId,
                    "Account",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_SecondFactor_AccountId", "SecondFactor", "AccountId", unique: true);
        migration.CreateTable(
            "RecoveryCode",
            table => new
            {
                Id = table.Identity(),
                AccountId = table.Column<long>(),
                Hash = table.Column<string>(maxLength: 64),
                UsedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_RecoveryCode", row => row.Id);
                table.ForeignKey(
                    "FK_RecoveryCode_Account_AccountId",
                    row => row.AccountId,
                    "Account",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex(
            "IX_RecoveryCode_AccountId_Hash",
            "RecoveryCode",
            new[] { "AccountId", "Hash" },
            unique: true
        );
        migration.CreateTable(
            "SecondStep",
            table => new
            {
                Id = table.Identity(),
                AccountId = table.Column<long>(),
                TokenHash = table.Column<string>(maxLength: 64),
                ReturnTo = table.Column<string>(maxLength: 500),
                Tries = table.Column<int>(),
                CreatedAt = table.Column<DateTime>(),
                ExpiresAt = table.Column<DateTime>(),
                UsedAt = table.Column<DateTime>(nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_SecondStep", row => row.Id);
                table.ForeignKey(
                    "FK_SecondStep_Account_AccountId",
                    row => row.AccountId,
                    "Account",
                    "Id",
                    onDelete: ReferentialAction.Cascade
                );
            }
        );
        migration.CreateIndex("IX_SecondStep_AccountId", "SecondStep", "AccountId");
        migration.CreateIndex("IX_SecondStep_TokenHash", "SecondStep", "TokenHash", unique: true);
    }
}
