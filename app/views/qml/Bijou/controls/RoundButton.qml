pragma ComponentBehavior: Bound
import Bijou

// The round button that lies over artwork.
IconButton {
    overArt: true
    round: true
    size: Theme.px(29)
}
