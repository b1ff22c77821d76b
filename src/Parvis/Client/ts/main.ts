import "./ask-box";
import "./list-keys";
import "./copy-link";
import "./passkeys";
