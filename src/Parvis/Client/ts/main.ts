import "./ask-box";
import "./list-keys";
import "./copy-link";
import "./text-editor";
import "./drafts";
import "./passkeys";
