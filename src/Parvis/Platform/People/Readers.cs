using Microsoft.EntityFrameworkCore;
using Parvis.Platform.Data;

namespace Parvis.Platform.People;

public static class Readers
{
    extension(AppDb db)
    {
        /// <summary>
        /// What a person may see when it is not them who asks for a page: a mail written to them, a link in one. Who has no open
        /// account sees what everybody sees.
        /// </summary>
        public async Task<Reader> ReaderOf(long personId, DateTime now)
        {
            var account = await db
                .Accounts.AsNoTracking()
                .Open()
                .Where(one => one.PersonId == personId)
                .Select(one => new { one.Role })
                .SingleOrDefaultAsync();
            if (account is null)
                return new Reader { PersonId = personId };
            var spaces = await db
                .SpaceMembers.At(now)
                .Where(member => member.PersonId == personId)
                .Select(member => member.SpaceId)
                .ToListAsync();
            return new Reader
            {
                PersonId = personId,
                Role = account.Role,
                Spaces = spaces,
            };
        }
    }
}
